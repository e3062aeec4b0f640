import { fromBase64, type Store, sha1, toBase64 } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import type { ObjectType } from "./resources.ts";
import { bytesOf, joined } from "./utf8.ts";

/** The objects of a repository, which it shares with its forks. */
export interface Objects {
  /** What an object of a type holds; undefined where there is none. */
  read(sha: string, type: ObjectType): Uint8Array | undefined;
  typeOf(sha: string): ObjectType | undefined;
  /** Keeps an object, once, and gives its name. */
  write(type: ObjectType, content: Uint8Array): string;
}

/** The name that git gives an object (git-hash-object(1)). */
export function objectId(type: ObjectType, content: Uint8Array): string {
  return sha1(joined([bytesOf(`${type} ${content.length}\0`), content]));
}

export function objectsOf(
  store: Store<Resources>,
  { id, network_id }: Pick<Resources["repository"], "id" | "network_id">,
): Objects {
  const network = network_id ?? id;
  const find = (sha: string) => store.git_object.find(`${network}:${sha}`);
  return {
    read: (sha, type) => {
      const found = find(sha);
      return found?.type === type ? fromBase64(found.content) : undefined;
    },
    typeOf: (sha) => find(sha)?.type,
    write: (type, content) => {
      const sha = objectId(type, content);
      if (!find(sha)) store.git_object.insert({ id: `${network}:${sha}`, type, content: toBase64(content) });
      return sha;
    },
  };
}
