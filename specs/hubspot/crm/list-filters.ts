import type { CrmRecord } from "../resources.ts";

/** A branch of a list's filters, as far as it is about the record's own properties. */
interface Branch {
  readonly filterBranchType: string;
  readonly filterBranches: readonly unknown[];
  readonly filters: readonly unknown[];
}

interface Operation {
  readonly operator: string;
  readonly value?: unknown;
  readonly values?: readonly unknown[];
  readonly lowerBound?: number;
  readonly upperBound?: number;
}

/**
 * Whether a list's filters let a record through. Filters about anything but its properties let nothing through
 * (developers.hubspot.com/docs/guides/api/crm/lists/lists-filters).
 */
export function matchesBranch(record: CrmRecord, given: unknown): boolean {
  // Branches of every kind have these; the description says so.
  const { filterBranchType, filterBranches, filters } = given as Branch;
  const tests = [
    ...filters.map((filter) => matchesFilter(record, filter)),
    ...filterBranches.map((branch) => matchesBranch(record, branch)),
  ];
  if (filterBranchType === "OR") return tests.some(Boolean);
  return filterBranchType === "AND" && tests.length > 0 && tests.every(Boolean);
}

function matchesFilter(record: CrmRecord, given: unknown): boolean {
  // A filter of another type has no property and matches nothing.
  const {
    filterType,
    property = "",
    operation,
  } = given as {
    readonly filterType: string;
    readonly property?: string;
    readonly operation?: Operation;
  };
  if (filterType !== "PROPERTY" || operation === undefined) return false;
  const value = record.properties[property] ?? null;
  return matchesOperation(value, operation);
}

function matchesOperation(
  own: string | null,
  { operator, value, values, lowerBound, upperBound }: Operation,
): boolean {
  const wanted = (values ?? (value === undefined ? [] : [value])).map((each) => String(each).toLowerCase());
  const text = own?.toLowerCase();
  const number = own === null ? Number.NaN : Number.isNaN(Number(own)) ? Date.parse(own) : Number(own);
  const bound = Number(wanted[0]);
  const parts = text?.split(";") ?? [];
  switch (operator) {
    case "IS_KNOWN":
      return own !== null;
    case "IS_UNKNOWN":
      return own === null;
    case "IS_EQUAL_TO":
    case "IS_EXACTLY":
      return text !== undefined && wanted.includes(text);
    case "IS_NOT_EQUAL_TO":
    case "IS_NOT_EXACTLY":
      return text === undefined || !wanted.includes(text);
    case "IS_ANY_OF":
    case "CONTAINS":
    case "HAS_EVER_BEEN_ANY_OF":
      return operator === "CONTAINS"
        ? wanted.some((each) => text?.includes(each) === true)
        : wanted.some((each) => parts.includes(each));
    case "IS_NONE_OF":
    case "DOES_NOT_CONTAIN":
      return !matchesOperation(own, {
        operator: operator === "IS_NONE_OF" ? "IS_ANY_OF" : "CONTAINS",
        value,
        ...(values && { values }),
      });
    case "STARTS_WITH":
      return wanted.some((each) => text?.startsWith(each) === true);
    case "ENDS_WITH":
      return wanted.some((each) => text?.endsWith(each) === true);
    case "IS_GREATER_THAN":
    case "IS_AFTER":
      return number > bound;
    case "IS_GREATER_THAN_OR_EQUAL_TO":
      return number >= bound;
    case "IS_LESS_THAN":
    case "IS_BEFORE":
      return number < bound;
    case "IS_LESS_THAN_OR_EQUAL_TO":
      return number <= bound;
    case "IS_BETWEEN":
      return number >= (lowerBound ?? 0) && number <= (upperBound ?? 0);
    default:
      return false;
  }
}
