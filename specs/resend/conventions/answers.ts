import type { AnsweredRequest } from "@wondertwin/framework";

/** An answer under the former name of segments, which calls them by it. */
export function answered(body: object, { path }: AnsweredRequest): object {
  const isFormer = path.startsWith("/audiences") && "object" in body && body.object === "segment";
  return isFormer ? { ...body, object: "audience" } : body;
}
