/** The part of npm's configuration library that is used here; it ships without types. */
declare module "@npmcli/config" {
  import type { ConfigDefinitions } from "@npmcli/config/lib/definitions/index.js";

  export default class Config {
    constructor(
      options: ConfigDefinitions & {
        npmPath: string;
        argv: readonly string[];
        cwd: string;
        env: NodeJS.ProcessEnv;
        warn: boolean;
      },
    );
    load(): Promise<void>;
    readonly flat: Record<string, unknown>;
  }
}

declare module "@npmcli/config/lib/definitions/index.js" {
  export interface ConfigDefinitions {
    readonly definitions: unknown;
    readonly shorthands: unknown;
    readonly flatten: unknown;
    readonly nerfDarts: readonly string[];
  }
  const npm: ConfigDefinitions;
  export default npm;
}
