import type { Caller, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** Who made a commit or a tag, and when: seconds since 1970, and the zone that a clock there showed. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly at: number;
  readonly zone: string;
}

interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources>;
  now(): Date;
}

interface Said {
  readonly name?: string;
  readonly email?: string;
  readonly date?: string;
}

/** Whom a request names, else the user who asks, now unless it says when. */
export function personOf({ caller, store, now }: Acting, said: Said = {}): Person {
  const user = store.user.find({ login: caller.id });
  return {
    name: said.name ?? user?.name ?? caller.id,
    email: said.email ?? user?.email ?? `${user?.id ?? 0}+${caller.id}@users.noreply.github.com`,
    at: Math.floor((said.date === undefined ? now().getTime() : Date.parse(said.date)) / 1000),
    zone: zoneOf(said.date),
  };
}

/** Who commits what the server itself makes, such as a merge. */
export function webFlow({ now }: Pick<Acting, "now">): Person {
  return {
    name: "GitHub",
    email: "noreply@github.com",
    at: Math.floor(now().getTime() / 1000),
    zone: "+0000",
  };
}

function zoneOf(date = ""): string {
  const [, sign = "+", hours = "00", minutes = "00"] = /([+-])(\d\d):?(\d\d)$/.exec(date) ?? [];
  return `${sign}${hours}${minutes}`;
}

/** A person as git writes it. */
export const personLine = ({ name, email, at, zone }: Person): string => `${name} <${email}> ${at} ${zone}`;

export function readPerson(line: string): Person {
  const [, name = "", email = "", at = "0", zone = "+0000"] =
    /^(.*) <(.*)> (\d+) ([+-]\d{4})$/.exec(line) ?? [];
  return { name, email, at: Number(at), zone };
}
