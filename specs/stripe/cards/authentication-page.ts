/** A page with the customer's two choices. */
export function confirmationPage({ id }: { readonly id: string }): string {
  return page(
    "Test authentication",
    `<p>${id} waits for its customer.</p>
<form method="post">
<button name="outcome" value="complete">Complete</button>
<button name="outcome" value="fail">Fail</button>
</form>`,
  );
}

/** What the customer sees when there is nothing (more) to do and nowhere to go. */
export function donePage(status: string): string {
  return page("Done", `<p>Status: ${status}. You can close this page.</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${content}
</body>
</html>
`;
}
