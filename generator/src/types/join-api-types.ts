/**
 * The types of two APIs of a vendor's as one text: interfaces of one name have the members of both.
 *
 * What is said of the vendor as a whole, the first one says.
 */
export function joinApiTypes(main: string, other: string): string {
  const [, ...lines] = other.split("\n");
  const rest = lines.join("\n").replace(/\nexport interface Api \{\n[\s\S]*?\n\}\n/, "\n");
  const imports = new Set(main.split("\n").filter((line) => line.startsWith("import ")));
  const more = rest.split("\n").filter((line) => !imports.has(line));
  const hasResources = /^export interface resources \{/m.test(rest);
  return `${main}\n${more.join("\n").trim()}\n${hasResources ? "\nexport interface Api {\n  resources: resources;\n}\n" : ""}`;
}
