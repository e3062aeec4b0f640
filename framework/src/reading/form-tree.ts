import { ReadProblem } from "./problem.ts";
import type { Upload } from "./upload.ts";

/** How many brackets deep a form's names may reach. */
export const MAX_FORM_DEPTH = 64;

/** How many parameters a form may have. */
export const MAX_PARAMETERS = 10_000;

/** What a form holds under a name: text, a file, the values of `name[]`, or those of `name[key]` by key. */
export type FormValue = string | Upload | FormValue[] | FormTree;

/**
 * The values of a form by name.
 *
 * Instances inherit nothing a request could name: `__proto__` and `constructor` are keys like any other.
 * A constructor with such a prototype makes objects that the engine reads several times faster than those
 * of `Object.create(null)`.
 */
export class FormTree {
  [name: string]: FormValue;
}
Object.setPrototypeOf(FormTree.prototype, null);
// Removed so that it cannot be taken for a parameter.
Reflect.deleteProperty(FormTree.prototype, "constructor");

/**
 * Adds a parameter under its bracketed name.
 *
 * A repeated name collects its values in an array, as `name[]` does. `list[][a]=1&list[][b]=2` fills one
 * item until a key comes again, as Rack does. A name whose brackets do not match is taken literally.
 *
 * @throws ReadProblem `malformed_form` where a name is used both for a value and for a container, or where
 * `[][]` leaves open which item is meant; `too_deep` beyond {@link MAX_FORM_DEPTH}
 */
export function addParameter(tree: FormTree, name: string, value: string | Upload): void {
  const open = name.indexOf("[");
  const steps = open > 0 && name.endsWith("]") ? stepsOf(name, open) : undefined;
  if (steps === undefined) addLeaf(tree, name, value, name);
  else addNested(tree, steps, value, name);
}

/** Names that were taken apart: clients send the same few again and again. */
const known = new Map<string, readonly string[] | undefined>();
const MAX_KNOWN = 2000;
const MAX_NAME = 200;

function stepsOf(name: string, open: number): readonly string[] | undefined {
  if (known.has(name)) return known.get(name);
  const steps = splitName(name, open);
  if (known.size < MAX_KNOWN && name.length <= MAX_NAME) known.set(name, steps);
  return steps;
}

/** The steps of `a[b][]`: `a`, `b` and the empty string; undefined where brackets do not match. */
function splitName(name: string, open: number): string[] | undefined {
  const inner = name.slice(open + 1, -1).split("][");
  if (inner.length >= MAX_FORM_DEPTH) {
    throw new ReadProblem("too_deep", `A parameter's name is nested deeper than ${MAX_FORM_DEPTH} levels.`);
  }
  if (inner.some((step) => step.includes("[") || step.includes("]"))) return undefined;
  return [name.slice(0, open), ...inner];
}

function addNested(tree: FormTree, steps: readonly string[], value: string | Upload, name: string): void {
  let at = tree;
  let step = 0;
  for (; step < steps.length - 1; step++) {
    const key = steps[step] ?? "";
    if (steps[step + 1] !== "") {
      at = childTree(at, key, name);
      continue;
    }
    const list = childList(at, key, name);
    step += 2;
    if (step === steps.length) {
      list.push(value);
      return;
    }
    if (steps[step] === "") throw ambiguous(name);
    at = openItem(list, steps, step);
    step--;
  }
  addLeaf(at, steps[step] ?? "", value, name);
}

function addLeaf(tree: FormTree, key: string, value: string | Upload, name: string): void {
  const existing = tree[key];
  if (existing === undefined) tree[key] = value;
  else if (Array.isArray(existing)) existing.push(value);
  else if (existing instanceof FormTree) throw conflicting(name);
  else tree[key] = [existing, value];
}

function childTree(tree: FormTree, key: string, name: string): FormTree {
  const existing = tree[key];
  if (existing instanceof FormTree) return existing;
  if (existing !== undefined) throw conflicting(name);
  const child = new FormTree();
  tree[key] = child;
  return child;
}

function childList(tree: FormTree, key: string, name: string): FormValue[] {
  const existing = tree[key];
  if (Array.isArray(existing)) return existing;
  if (existing !== undefined) throw conflicting(name);
  const list: FormValue[] = [];
  tree[key] = list;
  return list;
}

/** The item that `list[]…` goes on filling: the last one, or a new one where the last has that value. */
function openItem(list: FormValue[], steps: readonly string[], from: number): FormTree {
  const last = list.at(-1);
  if (last instanceof FormTree && hasRoom(last, steps, from)) return last;
  const item = new FormTree();
  list.push(item);
  return item;
}

function hasRoom(item: FormTree, steps: readonly string[], from: number): boolean {
  let at = item;
  for (let step = from; step < steps.length; step++) {
    const existing = at[steps[step] ?? ""];
    if (existing === undefined || steps[step + 1] === "") return true;
    if (!(existing instanceof FormTree)) return false;
    at = existing;
  }
  return false;
}

function conflicting(name: string): ReadProblem {
  return new ReadProblem(
    "malformed_form",
    `The parameter ${name} is given in two shapes that exclude each other.`,
  );
}

function ambiguous(name: string): ReadProblem {
  return new ReadProblem("malformed_form", `The parameter ${name} does not say which item it means.`);
}
