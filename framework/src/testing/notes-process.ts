import { createTwin } from "../engine/create-twin.ts";
import type { Durability } from "../journal/journal-writer.ts";
import { notesModel } from "./notes-api.ts";

/**
 * The made-up vendor's twin as a process that tests may kill: `node notes-process.ts FOLDER DURABILITY`; it
 * prints its URL.
 */
const [folder = "", durability] = process.argv.slice(2);
const twin = createTwin(notesModel(), {
  // Whoever starts this names one of the three.
  journal: { folder, durability: durability as Durability, rotateAfter: 150 },
});
const { url } = await twin.listen();
process.stdout.write(`${url}\n`);
