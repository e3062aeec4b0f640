/** The id by which the GraphQL API knows an entity: its type and number, in base 64. */
export function nodeId(type: string, id: number | string): string {
  return btoa(`${String(type.length).padStart(2, "0")}:${type}${id}`);
}
