const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as HTML shows it. */
export const shown = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** A page of the mailbox. */
export function page(title: string, body: string): { readonly html: string } {
  return {
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${shown(title)}</title><style>
body{font:15px system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ddd;padding:.4rem;text-align:left}iframe{border:1px solid #ddd;height:30rem;width:100%}
form{display:inline}</style><h1>${shown(title)}</h1>${body}</html>`,
  };
}
