import assert from "node:assert/strict";
import { notesModel } from "../testing/notes-api.ts";
import { clientAddress } from "./client-address.ts";

describe("the address of a path", () => {
  const notes = notesModel();
  const twin = {
    ...notes,
    manifest: { ...notes.manifest, hosts: ["api.notes.example", "files.notes.example"] },
    boot: { ...notes.boot, hosts: { "files.notes.example": "/files" } },
  };

  it("is on the host that the path belongs to, where the client came by one of the vendor's", () => {
    const base = "https://api.notes.example";
    assert.equal(clientAddress(twin, base, "/files/v1/x"), "https://files.notes.example/v1/x");
    assert.equal(clientAddress(twin, "http://files.notes.example", "/v1/x"), "http://api.notes.example/v1/x");
  });

  it("is below the twin's own address anywhere else", () => {
    assert.equal(clientAddress(twin, "http://127.0.0.1:1", "/files/v1/x"), "http://127.0.0.1:1/files/v1/x");
    assert.equal(
      clientAddress(notes, "https://api.notes.example", "/v1/x"),
      "https://api.notes.example/v1/x",
    );
  });
});
