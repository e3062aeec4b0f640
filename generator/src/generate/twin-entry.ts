/** Text of the module that a twin's `index.js` is bundled from; what a twin does not speak is not in it. */
export function twinEntry(modules: readonly string[], speaks: { readonly graphql: boolean }): string {
  const protocols = speaks.graphql ? ["graphql"] : [];
  const loaded = protocols.map((name) => `import { ${name} } from "@wondertwin/framework/${name}";\n`);
  return `import { defineTwin } from "@wondertwin/framework/runtime";
${loaded.join("")}${imports(modules)}
const twin = defineTwin({ here: import.meta.url, parts: [${names(modules)}], protocols: [${protocols}] });
export const createTwin = twin.createTwin;
twin.mainIfRunDirectly();
`;
}

/** Text of the module that a spec's behaviour is loaded from. */
export function behaviourEntry(modules: readonly string[]): string {
  return `import { modelledBy } from "@wondertwin/framework";
${imports(modules)}
const modules = [${names(modules)}];
export const modelled = (boot) => modelledBy(modules, boot);
export const exported = modules.flatMap((module) => Object.values(module));
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
