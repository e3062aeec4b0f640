import type { Member, TypeNode } from "./type-node.ts";

const INDENT = "  ";
/** Above this many characters a union is written one alternative a line. */
const LINE = 100;
/** Up to this many characters an object with one property stays on its line. */
const SHORT_OBJECT = 80;

/** The TypeScript text of a type, for a place `depth` levels deep. */
export function printType(type: TypeNode, depth = 0): string {
  switch (type.kind) {
    case "name":
      return type.text;
    case "component":
      return `Schemas[${JSON.stringify(type.name)}]`;
    case "list":
      return `ListOf<{ item: ${printType(type.items, depth)} }>`;
    case "array":
      return `${printOperand(type.items, depth)}[]`;
    case "record":
      return `{ [key: string]: ${printType(type.values, depth)} }`;
    case "object":
      return printObject(type.members, depth);
    case "union":
      return printUnion(type.parts, depth);
    case "intersection":
      return type.parts.map((part) => printOperand(part, depth)).join(" & ");
  }
}

/** Properties between braces, one a line. */
export function printBlock(members: Iterable<Member>, depth = 0): string {
  const lines = Array.from(
    members,
    (member) => `${INDENT.repeat(depth + 1)}${printMember(member, depth + 1)}\n`,
  );
  return `{\n${lines.join("")}${INDENT.repeat(depth)}}`;
}

/** A property name as TypeScript wants it: bare where it may be, else quoted. */
export function printName(name: string): string {
  return /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/.test(name) ? name : JSON.stringify(name);
}

function printOperand(type: TypeNode, depth: number): string {
  const text = printType(type, depth);
  return type.kind === "union" || type.kind === "intersection" ? `(${text})` : text;
}

function printUnion(parts: readonly TypeNode[], depth: number): string {
  const texts = parts.map((part) =>
    part.kind === "intersection" ? `(${printType(part, depth)})` : printType(part, depth),
  );
  const line = texts.join(" | ");
  const isLong = line.length > LINE && !line.includes("\n");
  if (!isLong) return line;
  const start = `\n${INDENT.repeat(depth + 1)}| `;
  return start + texts.join(start);
}

function printObject(members: readonly Member[], depth: number): string {
  const [only, ...more] = members;
  if (only === undefined) return "{}";
  const line = more.length === 0 ? printMember(only, depth + 1) : "\n";
  if (line.length <= SHORT_OBJECT && !line.includes("\n")) return `{ ${line.slice(0, -1)} }`;
  return printBlock(members, depth);
}

function printMember({ name, type, optional, comment }: Member, depth: number): string {
  const above = comment === undefined ? "" : `/** ${comment} */\n${INDENT.repeat(depth)}`;
  const text = printType(type, depth);
  return `${above}${printName(name)}${optional === true ? "?" : ""}:${text.startsWith("\n") ? "" : " "}${text};`;
}
