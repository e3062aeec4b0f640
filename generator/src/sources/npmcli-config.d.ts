/** The part of npm's configuration library that is used here; it ships without types. */
declare module "@npmcli/config" {
  class Config {
    constructor(
      options: typeof import("@npmcli/config/lib/definitions/index.js") & {
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
  export = Config;
}

declare module "@npmcli/config/lib/definitions/index.js" {
  const definitions: {
    readonly definitions: unknown;
    readonly shorthands: unknown;
    readonly flatten: unknown;
    readonly nerfDarts: readonly string[];
  };
  export = definitions;
}
