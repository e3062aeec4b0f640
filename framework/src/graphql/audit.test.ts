import assert from "node:assert/strict";
import { auditServer } from "graphql-http";
import { createTwin } from "../engine/create-twin.ts";
import { graphNotesModel } from "../testing/graph-notes.ts";

describe("GraphQL over HTTP", () => {
  it("does all that the specification's audits demand", async () => {
    const twin = createTwin(graphNotesModel());
    const { url } = await twin.listen();
    try {
      const results = await auditServer({ url: `${url}/graphql` });
      const named = (status: string) =>
        results.filter((each) => each.status === status).map(({ name }) => name);
      assert.ok(results.length > 50);
      assert.deepEqual(named("error"), []);
      // Which status a mistake has under plain JSON is the vendor's to say; most answer 400, as this one does.
      assert.deepEqual(
        named("warn").filter((name) => !/status code.*application\/json$/.test(name)),
        [],
      );
    } finally {
      await twin.close();
    }
  });
});
