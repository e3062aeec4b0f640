import type { Caller, Failure, Store } from "@wondertwin/framework";
import { neededPermission } from "../repositories/needed-permission.ts";
import { permissionIn, suffices } from "../repositories/permission.ts";
import type { Resources } from "../resources.ts";
import { acceptedScopes } from "./scopes.ts";

interface Asked {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  readonly parents: { readonly repository?: Resources["repository"] };
  readonly operation: { readonly path: string; readonly method: string };
}

/** Whether the caller may do what it asks for: reading needs no more than to see what is read. */
export function authorize(asked: Asked): Failure | undefined {
  const { caller, operation, parents } = asked;
  if (operation.method === "GET") return undefined;
  if (caller.credential === undefined) return { reason: "unauthenticated" };
  if (!isInScope(asked)) return { reason: "not_found" };
  const { repository } = parents;
  if (!repository || !operation.path.startsWith("/repos/")) return undefined;
  const needs = neededPermission(operation.path);
  if (suffices(permissionIn(repository, asked), needs)) return undefined;
  return {
    reason: "permission_denied",
    message:
      needs === "admin"
        ? "Must have admin rights to Repository."
        : `Must have ${needs} access to Repository.`,
  };
}

/** Classic tokens are held to their scopes; what others may do, their permissions say. */
function isInScope({ caller, operation }: Asked): boolean {
  if (!/^(ghp|gho)_/.test(caller.credential ?? "")) return true;
  const needed = acceptedScopes(operation.path).filter((scope) => !scope.startsWith("read:"));
  return needed.length === 0 || needed.some((scope) => caller.scopes.includes(scope));
}
