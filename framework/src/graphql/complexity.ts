import type { QueryComplexity } from "../authoring/vendor.ts";
import { MISFIT, type Variables } from "./coerce.ts";
import type { FieldPlan, Selection } from "./plan.ts";
import type { TypeSystem } from "./type-system.ts";

/** What documents cost by a vendor's tariff, before anything of them is carried out. */
export class ComplexityMeter {
  readonly #types: TypeSystem;
  readonly #tariff: QueryComplexity;
  readonly #pageSize: number;

  constructor(types: TypeSystem, tariff: QueryComplexity, pageSize: number) {
    this.#types = types;
    this.#tariff = tariff;
    this.#pageSize = pageSize;
  }

  /** The points of all fields together, rounded up. */
  of(roots: readonly FieldPlan[], variables: Variables): number {
    const points = sum(roots.map((plan) => this.#field(plan, variables)));
    // Tenths of points do not add up exactly.
    return Math.ceil(Number(points.toFixed(6)));
  }

  #field(plan: FieldPlan, variables: Variables): number {
    const { selection, type } = plan;
    if (!selection) return this.#tariff.scalar;
    const inner = Math.max(
      ...this.#types.possible(type.name).map((each) => this.#selected(selection, each, variables)),
    );
    const times = this.#types.field(type.name, "pageInfo") ? this.#size(plan, variables) : 1;
    return this.#tariff.object + times * inner;
  }

  #selected(selection: Selection, type: string, variables: Variables): number {
    return sum(selection.of(type).map((plan) => this.#field(plan, variables)));
  }

  /** How many things a connection can show at most. */
  #size({ args }: FieldPlan, variables: Variables): number {
    const given = args?.(variables);
    const { first, last } = given === undefined || given === MISFIT ? {} : given;
    return typeof first === "number" ? first : typeof last === "number" ? last : this.#pageSize;
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
