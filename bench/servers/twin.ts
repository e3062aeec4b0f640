/** A twin with its journal in a folder, or, without one, a twin that keeps nothing: `twin.ts PORT [FOLDER]`. */
import { startTwin } from "@wondertwin/framework/testing";

const [port, folder] = process.argv.slice(2);
await startTwin("stripe", {
  port: Number(port),
  ...(folder === undefined ? { captures: 0 } : { journal: { folder } }),
});
