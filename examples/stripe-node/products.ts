export interface Product {
  readonly name: string;
  /** In cents. */
  readonly price: number;
}

/** What the shop sells. */
export const products: ReadonlyMap<string, Product> = new Map([
  ["mug", { name: "A mug", price: 1500 }],
  ["teapot", { name: "A teapot", price: 4200 }],
]);
