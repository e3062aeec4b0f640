/** Parameters are written in Pascal case, the fields of answers in snake case. */
export const fieldName = (parameter: string): string =>
  parameter.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "_").toLowerCase();
