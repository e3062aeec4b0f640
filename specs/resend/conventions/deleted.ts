/** What is told of an entity that was deleted. */
export function deleted(self: object, resource: string): object {
  const id: unknown = Reflect.get(self, "id");
  const name = resource === "contact" ? { contact: id } : { id };
  return { object: Reflect.get(self, "object") ?? resource, ...name, deleted: true };
}
