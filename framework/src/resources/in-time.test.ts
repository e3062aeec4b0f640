import assert from "node:assert/strict";
import { idOf, NOON, send, startBehaving } from "../testing/notes-client.ts";
import type { AnyBehaviour } from "../twin/erased.ts";

const LATER = new Date("2030-06-01T00:00:00Z");

const moment: AnyBehaviour["moment"] = ({ body, self }) =>
  String(self?.["text"] ?? body["text"]).startsWith("later") ? LATER : undefined;

describe("a resource that goes by a clock of its own", () => {
  it("sees its moment in requests about it, and no others do", () => {
    const twin = startBehaving({
      moment,
      update: ({ unix }) => ({ metadata: { updated: String(unix()) } }),
    });
    const created = (text: string) => send(twin, "POST /notes", { form: { text } }).body;
    const later = created("later");
    assert.equal(later["created"], LATER.getTime() / 1000);
    assert.equal(created("now")["created"], Date.parse(NOON) / 1000);
    const changed = send(twin, `POST /notes/${String(later["id"])}`, { form: { author: "" } }).body;
    assert.deepEqual(changed["metadata"], { updated: String(LATER.getTime() / 1000) });
  });

  it("leaves effects and events to the twin's own clock, and its moment once it failed", () => {
    const seen: number[] = [];
    const twin = startBehaving({
      update: ({ asOf, self, store, unix }) => {
        assert.throws(() =>
          asOf(LATER, () => {
            store["note"]?.schedule(self, "retract", "1d");
            seen.push(unix());
            throw new Error("Over.");
          }),
        );
        seen.push(unix());
        return {};
      },
    });
    const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
    send(twin, `POST /notes/${id}`, { form: { text: "Two" } });
    assert.deepEqual(seen, [LATER.getTime() / 1000, Date.parse(NOON) / 1000]);
    twin.advance("1d");
    assert.match(String(send(twin, `GET /notes/${id}`).body["text"]), /^retracted/);
  });
});
