/** Tells whoever runs the twin of a mistake that is the twin's own. */
export function reportBug(error: unknown, requestId: string): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`bug while answering ${requestId}: ${detail}\n`);
}
