import type { Manifest } from "@wondertwin/framework/contracts";

/** A twin's `package.json`: one ES module that brings its dependencies with it. */
export function twinPackage({ name, title, version }: Pick<Manifest, "name" | "title" | "version">): object {
  return {
    name: `@wondertwin/twin-${name}`,
    version,
    description: `A local, stateful twin of the ${title} API.`,
    type: "module",
    license: "MIT",
    engines: { node: ">=22.13" },
    exports: { ".": "./index.js", "./manifest.json": "./manifest.json" },
    bin: { [`twin-${name}`]: "./index.js" },
  };
}
