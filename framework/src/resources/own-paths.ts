import { fail } from "./fail.ts";
import type { Session } from "./session.ts";

/** Whether a path is about the caller without naming it. */
export function isOwn(session: Session, path: string): boolean {
  const { own } = session.twin.vendor;
  return own !== undefined && path.startsWith(`${own.path}/`);
}

/** The field that ties what stands below the caller's own paths to the caller. */
export function ownTie(session: Session): Record<string, unknown> {
  const { own } = session.twin.vendor;
  const entity = own?.entity({ caller: session.caller, store: session.store });
  if (!own || !entity) return fail("unauthenticated");
  return { [`^${own.resource}`]: entity[session.resource(own.resource).key] };
}

/** A relation's name as it is where its path names the caller. */
export function namedRelation(session: Session, relation: string): string {
  const { own } = session.twin.vendor;
  if (!own || !isOwn(session, relation)) return relation;
  return own.as.replace(/\{[^}]+\}/g, "{}") + relation.slice(own.path.length);
}
