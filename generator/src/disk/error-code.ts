/** The `code` of an error thrown by Node or npm (`ENOENT`, `EINTEGRITY`), where it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
