import assert from "node:assert/strict";
import { ask, filled, part, titles } from "../testing/graph-asking.ts";

describe("GraphQL", () => {
  describe("selects", () => {
    const twin = filled();
    const data = (query: string, variables = {}) => {
      const answer = ask(twin, query, variables);
      assert.deepEqual(answer.errors, []);
      return answer.data;
    };

    it("what is asked, under the names and in the order that are asked", () => {
      assert.equal(
        JSON.stringify(data('{ second: note(id: "n2") { words heading: title } note(id: "n1") { title } }')),
        '{"second":{"words":200,"heading":"beta"},"note":{"title":"Alpha"}}',
      );
    });

    it("the fields of fragments, merged into one", () => {
      const query = `query One($id: String!) { note(id: $id) { author { name } ...Rest ... on Note { author { id } } ... { words } } }
        fragment Rest on Note { title ...Parent } fragment Parent on Note { parent { title } }`;
      assert.deepEqual(data(query, { id: "n3" }), {
        note: {
          author: { name: "Ada", id: "a1" },
          title: "Gamma ray",
          parent: { title: "Alpha" },
          words: null,
        },
      });
    });

    it("or leaves out, as conditions say", () => {
      const query = `query ($yes: Boolean!) { note(id: "n1") { id title @include(if: $yes) words @skip(if: $yes) } }`;
      assert.deepEqual(data(query, { yes: true }), { note: { id: "n1", title: "Alpha" } });
      assert.deepEqual(data(query, { yes: false }), { note: { id: "n1", words: 10 } });
    });

    it("by the concrete type of what it finds", () => {
      const { papers } =
        data("{ papers { __typename ... on Note { title } ... on Weather { degrees } } }") ?? {};
      assert.deepEqual((papers as unknown[]).slice(-2), [
        { __typename: "Note", title: "gone" },
        { __typename: "Weather", degrees: 21.5 },
      ]);
    });

    it("arguments with their defaults, in literals and in variables", () => {
      const query = "query ($times: Int) { sum(terms: [1, 2]) more: sum(terms: 4, times: $times) }";
      assert.deepEqual(data(query), { sum: 3, more: 4 });
      assert.deepEqual(data(query, { times: 3 }), { sum: 3, more: 12 });
      assert.deepEqual(data('{ note(id: "n1") { shout twice: shout(times: 2) } }'), {
        note: { shout: "ALPHA", twice: "ALPHAALPHA" },
      });
    });

    it("the least that the schema allows where nothing is known", () => {
      assert.deepEqual(
        data(
          '{ weather { sunny degrees } note(id: "n1") { color sharing { open names weather { degrees } } } }',
        ),
        {
          weather: { sunny: false, degrees: 0 },
          note: { color: "RED", sharing: { open: false, names: [], weather: { degrees: 0 } } },
        },
      );
    });

    it("what the schema says of itself", () => {
      const query = `query ($name: String!) { __typename __type(name: $name) { ...Kind fields { name } } }
        fragment Kind on __Type { kind }`;
      assert.deepEqual(data(query, { name: "Weather" }), {
        __typename: "Query",
        __type: { kind: "OBJECT", fields: [{ name: "sunny" }, { name: "degrees" }] },
      });
    });

    it("one of several operations", () => {
      const query = "query A { sum(terms: 1) } query B { sum(terms: 2) }";
      assert.deepEqual(ask(twin, query, {}, "B").data, { sum: 2 });
      assert.match(ask(twin, query).errors[0]?.message ?? "", /^Must provide operation name/);
      assert.match(ask(twin, query, {}, "C").errors[0]?.message ?? "", /^Unknown operation named "C"/);
    });
  });

  describe("lists", () => {
    const twin = filled();

    it("pages forward and backward, the newest first", () => {
      const page = (args: string) => {
        const { data } = ask(
          twin,
          `{ notes(${args}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }`,
        );
        const { edges, pageInfo, totalCount } = part<{
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
          totalCount: number;
        }>(data, "notes");
        const ids = edges.map(({ node }) => node.id).join(" ");
        return [ids, pageInfo.hasPreviousPage, pageInfo.hasNextPage, totalCount];
      };
      assert.deepEqual(page("first: 2"), ["n4 n3", false, true, 4]);
      assert.deepEqual(page('first: 2, after: "n3"'), ["n2 n1", true, false, 4]);
      assert.deepEqual(page("last: 1"), ["n1", true, false, 4]);
      assert.deepEqual(page('last: 2, before: "n1"'), ["n3 n2", true, true, 4]);
      assert.deepEqual(page('first: 9, before: "n2"'), ["n4 n3", false, true, 4]);
      assert.deepEqual(page("first: 0"), ["", false, true, 4]);
      assert.equal(ask(twin, '{ notes(after: "nowhere") { totalCount } }').errors.length, 1);
      assert.equal(ask(twin, "{ notes(first: 21) { totalCount } }").errors.length, 1);
    });

    it("shows what is put away only where that is asked", () => {
      assert.equal(titles(twin, "(first: 20)").includes("gone"), false);
      assert.equal(titles(twin, "(first: 20, includeArchived: true)").includes("gone"), true);
    });

    it("reaches both ways along references", () => {
      const { data } = ask(
        twin,
        '{ author(id: "a2") { notes { nodes { title labels { nodes { name } } } } } }',
      );
      assert.deepEqual(data, {
        author: {
          notes: {
            nodes: [
              { title: "delta", labels: { nodes: [{ name: "blue" }] } },
              { title: "beta", labels: { nodes: [{ name: "green" }, { name: "red" }] } },
            ],
          },
        },
      });
      assert.deepEqual(
        ask(twin, '{ note(id: "n1") { replies(first: 1) { nodes { id } totalCount } } }').data,
        {
          note: { replies: { nodes: [{ id: "n4" }], totalCount: 2 } },
        },
      );
    });

    it("orders by a field, or by several with a place for what has none", () => {
      assert.deepEqual(titles(twin, "(orderBy: title, first: 2)"), ["delta", "beta"]);
      const byWords = (how: string) => titles(twin, `(first: 9, sort: [{ words: ${how} }])`).join(" ");
      assert.equal(byWords("{ order: Ascending }"), "Alpha delta beta Gamma ray");
      assert.equal(byWords("{ order: Descending, nulls: first }"), "Gamma ray beta delta Alpha");
      assert.deepEqual(
        titles(
          twin,
          "(first: 9, sort: [{ author: { order: Descending } }, { words: { order: Ascending } }])",
        ),
        ["delta", "beta", "Alpha", "Gamma ray"],
      );
    });
  });

  describe("changes", () => {
    it("make, change, put away, bring back and remove", () => {
      const twin = filled();
      const make =
        'mutation { noteCreate(input: { title: "new", authorId: "a1" }) { success revision note { id color author { name } createdAt } } }';
      const { data } = ask(twin, make);
      const { note, ...rest } = part<{
        note: { id: string };
        success: boolean;
        revision: number;
      }>(data, "noteCreate");
      assert.deepEqual(
        { ...note, id: "", success: rest.success },
        {
          id: "",
          color: "BLUE",
          author: { name: "Ada" },
          createdAt: "2026-01-31T12:00:00.000Z",
          success: true,
        },
      );
      assert.ok(rest.revision > 0);
      const { id } = note;
      const change =
        'mutation ($id: String!) { noteUpdate(id: $id, input: { title: "newer" }) { note { title } } }';
      assert.deepEqual(ask(twin, change, { id }).data, { noteUpdate: { note: { title: "newer" } } });
      assert.deepEqual(ask(twin, `mutation { noteArchive(id: "${id}") { note { archivedAt } } }`).data, {
        noteArchive: { note: { archivedAt: "2026-01-31T12:00:00.000Z" } },
      });
      assert.equal(titles(twin, "").includes("newer"), false);
      ask(twin, `mutation { noteUnarchive(id: "newer") { success } }`);
      assert.equal(titles(twin, "")[0], "newer");
      assert.deepEqual(ask(twin, `mutation { noteDelete(id: "${id}") { success entityId } }`).data, {
        noteDelete: { success: true, entityId: id },
      });
      assert.equal(ask(twin, `{ note(id: "${id}") { id } }`).errors.length, 1);
    });

    it("refuse what refers to nothing", () => {
      const { data, errors } = ask(
        filled(),
        'mutation { noteCreate(input: { title: "x", authorId: "nobody" }) { success } }',
      );
      assert.equal(data, null);
      assert.deepEqual(errors[0], {
        message: "not_found Author",
        extensions: { code: "not_found" },
        locations: [{ line: 1, column: 12 }],
        path: ["noteCreate"],
      });
    });

    it("happen one after the other; one that fails undoes itself alone", () => {
      const twin = filled();
      const query = `mutation { first: noteUpdate(id: "n1", input: { title: "one" }) { success }
        noteSpoil(id: "n2") { success } last: noteUpdate(id: "n3", input: { title: "three" }) { success } }`;
      const { data, errors, status } = ask(twin, query);
      assert.equal(status, 200);
      assert.deepEqual(data, { first: { success: true }, noteSpoil: null, last: { success: true } });
      assert.deepEqual(
        errors.map(({ path }) => path),
        [["noteSpoil"]],
      );
      assert.deepEqual(titles(twin, "(first: 9)"), ["delta", "three", "beta", "one"]);
      const [capture] = twin.captures().slice(-2);
      assert.equal(capture?.operation, "noteUpdate");
    });

    it("stay where the author says so, although they failed", () => {
      const twin = filled();
      ask(twin, 'mutation { noteSpoil(id: "n2", keep: true) { success } }');
      assert.ok(titles(twin, "(first: 9)").includes("spoilt"));
    });

    it("are the same after they are done again", () => {
      const twin = filled();
      ask(
        twin,
        'mutation { a: authorCreate(input: { name: "x" }) { success } b: authorCreate(input: { name: "y" }) { success } }',
      );
      const past = twin.at(twin.captures().at(-1)?.id ?? 0);
      assert.deepEqual(past.snapshot().state, twin.snapshot().state);
    });
  });

  describe("failures", () => {
    const twin = filled();

    it("of a part leave the rest, up to where nothing may be missing", () => {
      const soft = ask(twin, '{ note(id: "n1") { title broken } }');
      assert.deepEqual(soft.data, { note: { title: "Alpha", broken: null } });
      assert.deepEqual(
        soft.errors.map(({ path }) => path),
        [["note", "broken"]],
      );
      const hard = ask(
        twin,
        '{ author(id: "a1") { name notes { nodes { title brokenHard } } } sum(terms: 1) }',
      );
      assert.deepEqual(hard.data, { author: null, sum: 1 });
      assert.deepEqual(hard.errors[0]?.path, ["author", "notes", "nodes", 0, "brokenHard"]);
      assert.equal(ask(twin, '{ note(id: "n1") { brokenHard } }').data, null);
    });

    it("of a document are told in the words of the reference implementation", () => {
      const told = (query: string, variables = {}) =>
        ask(twin, query, variables).errors.map(({ message }) => message);
      assert.deepEqual(told("{ notes { nodes { titel } } }"), [
        'Cannot query field "titel" on type "Note". Did you mean "title"?',
      ]);
      assert.deepEqual(told("{ note { id } }"), [
        'Field "note" argument "id" of type "String!" is required, but it was not provided.',
      ]);
      assert.deepEqual(told("{ notes "), ["Syntax Error: Expected Name, found <EOF>."]);
      assert.deepEqual(told("query ($id: String!) { note(id: $id) { id } }"), [
        'Variable "$id" of required type "String!" was not provided.',
      ]);
      assert.deepEqual(told("query ($n: Int!) { sum(terms: [$n]) }", { n: 1.5 }), [
        'Variable "$n" got invalid value 1.5; Int cannot represent non-integer value: 1.5',
      ]);
    });

    it("are brought about by the name of the field", () => {
      const broken = filled();
      broken.faults.add({ operation: "noteDelete", status: 500 });
      assert.equal(ask(broken, "{ sum(terms: 1) }").errors.length, 0);
      assert.equal(ask(broken, 'mutation { noteDelete(id: "n1") { success } }').errors.length, 1);
      assert.equal(titles(broken, "(first: 9)").includes("Alpha"), true);
    });
  });
});
