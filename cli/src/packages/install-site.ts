import { findProjectRoot } from "../project/project-root.ts";
import type { InstallSite } from "./install.ts";
import { RegistriesFile } from "./registries-file.ts";
import { TwinStore } from "./twin-store.ts";

/** Where a command line installs: the project it is typed in, and this user's store and registries. */
export function installSite(): Omit<InstallSite, "progress"> {
  return {
    root: findProjectRoot(process.cwd()),
    store: TwinStore.ofUser(process.env),
    registries: new RegistriesFile(process.env),
  };
}
