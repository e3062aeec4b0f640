import { fail } from "../resources/fail.ts";
import type { Session } from "../resources/session.ts";
import { momentOf } from "./moment-of.ts";

type Fields = Readonly<Record<string, unknown>>;
type Comparator = (value: unknown, asked: unknown, session: Session) => boolean;

const text = (value: unknown) => (typeof value === "string" ? value : "");
const lower = (value: unknown) => text(value).toLowerCase();
const plain = (value: unknown) => lower(value).normalize("NFD").replaceAll(/\p{M}/gu, "");
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const not =
  (test: Comparator): Comparator =>
  (value, asked, session) =>
    !test(value, asked, session);
/** Nothing is neither less nor more than anything. */
const order =
  (holds: (difference: number) => boolean): Comparator =>
  (value, asked, session) =>
    value !== null && value !== undefined && holds(difference(value, asked, session));

const equal: Comparator = (value, asked, session) =>
  value === asked || (isMoment(value) && difference(value, asked, session) === 0);
const among: Comparator = (value, asked, session) => list(asked).some((each) => equal(value, each, session));
const contains: Comparator = (value, asked) => text(value).includes(text(asked));
const containsIgnoreCase: Comparator = (value, asked) => lower(value).includes(lower(asked));
const starts: Comparator = (value, asked) => text(value).startsWith(text(asked));
const ends: Comparator = (value, asked) => text(value).endsWith(text(asked));
const equalIgnoreCase: Comparator = (value, asked) => lower(value) === lower(asked);

/** The comparators that filters are made of, by the names that schemas give them. */
const comparators: Readonly<Record<string, Comparator>> = {
  eq: equal,
  neq: not(equal),
  in: among,
  nin: not(among),
  lt: order((by) => by < 0),
  lte: order((by) => by <= 0),
  gt: order((by) => by > 0),
  gte: order((by) => by >= 0),
  contains,
  notContains: not(contains),
  containsIgnoreCase,
  notContainsIgnoreCase: not(containsIgnoreCase),
  containsIgnoreCaseAndAccent: (value, asked) => plain(value).includes(plain(asked)),
  startsWith: starts,
  startsWithIgnoreCase: (value, asked) => lower(value).startsWith(lower(asked)),
  notStartsWith: not(starts),
  endsWith: ends,
  notEndsWith: not(ends),
  eqIgnoreCase: equalIgnoreCase,
  neqIgnoreCase: not(equalIgnoreCase),
  null: (value, asked) => (value === null || value === undefined) === asked,
  and: (value, asked, session) => list(asked).every((each) => compare(session, value, fieldsOf(each))),
  or: (value, asked, session) => list(asked).some((each) => compare(session, value, fieldsOf(each))),
  some: (value, asked, session) => list(value).some((each) => compare(session, each, fieldsOf(asked))),
  every: (value, asked, session) => list(value).every((each) => compare(session, each, fieldsOf(asked))),
  length: (value, asked, session) => compare(session, list(value).length, fieldsOf(asked)),
};

/** Whether a value is as all comparators of a filter say; fails with `unimplemented` for one nobody knows. */
export function compare(session: Session, value: unknown, asked: Fields): boolean {
  return Object.entries(asked).every(([name, operand]) => {
    if (operand === undefined || (operand === null && name === "null")) return true;
    const comparator = Object.hasOwn(comparators, name) ? comparators[name] : undefined;
    if (!comparator)
      return fail("unimplemented", { message: `The twin does not know the comparator ${name}.` });
    return comparator(value, operand, session);
  });
}

const isMoment = (value: unknown) => typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value);

/** How far a value lies behind another; no number where the two cannot be compared. */
function difference(value: unknown, asked: unknown, session: Session): number {
  if (typeof value === "number") return value - Number(asked);
  if (isMoment(value)) return momentOf(value, session.at) - momentOf(asked, session.at);
  return text(value) < text(asked) ? -1 : text(value) > text(asked) ? 1 : 0;
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};
