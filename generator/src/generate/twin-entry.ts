/** Text of the module that a twin's `index.js` is bundled from. */
export function twinEntry(modules: readonly string[]): string {
  return `import { defineTwin } from "@wondertwin/framework/runtime";
${imports(modules)}
const twin = defineTwin({ here: import.meta.url, parts: [${names(modules)}] });
export const createTwin = twin.createTwin;
twin.mainIfRunDirectly();
`;
}

/** Text of the module that says which operations a spec's modules model. */
export function behaviourEntry(modules: readonly string[]): string {
  return `import { modelledBy } from "@wondertwin/framework";
${imports(modules)}
export const modelled = (boot) => [...modelledBy([${names(modules)}], boot)];
`;
}

function imports(modules: readonly string[]): string {
  return modules
    .map((module, index) => `import * as part${index} from ${JSON.stringify(`./${module}`)};`)
    .join("\n");
}

function names(modules: readonly string[]): string {
  return modules.map((_, index) => `part${index}`).join(", ");
}
