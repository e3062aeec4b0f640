import assert from "node:assert/strict";
import SwaggerParser from "@apidevtools/swagger-parser";
import { DoesNotFit } from "./deriver.ts";
import { deriveFromOpenapiClient } from "./openapi-codegen.ts";

const S = "ObjectSerializer_1.ObjectSerializer";

interface Method {
  readonly name: string;
  readonly takes: string;
  readonly verb: string;
  readonly path: string;
  readonly code?: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** A file of a client as the code generator writes it, cut down to what tells the API. */
function apiFile(api: string, methods: readonly Method[]): { readonly code: string; readonly types: string } {
  const requests = methods.map(
    ({ name, verb, path, code = "" }) => `    ${name}(a, _options) {
        const localVarPath = '${path}'${Array.from(path.matchAll(/\{(\w+)\}/g), ([, each]) => `\n            .replace('{' + '${each}' + '}', encodeURIComponent(String(${each})))`).join("")};
        const requestContext = _config.baseServer.makeRequestContext(localVarPath, http_1.HttpMethod.${verb});
        ${code}
    }`,
  );
  const answers = methods.map(
    ({ name, answers: each }) => `    ${name}WithHttpInfo(response) {
        return __awaiter(this, void 0, void 0, function* () {
${Object.entries(each)
  .map(
    ([status, type]) => `            if ((0, util_1.isCodeInRange)("${status}", response.httpStatusCode)) {
${type === "" ? "" : `                const body = ${S}.deserialize(${S}.parse(text, contentType), "${type}", "");`}
            }`,
  )
  .join("\n")}
        });
    }`,
  );
  return {
    code: `class ${api}RequestFactory extends Base {\n${requests.join("\n")}\n}\nclass ${api}ResponseProcessor {\n${answers.join("\n")}\n}`,
    types: `export declare class ${api}RequestFactory {\n${methods.map(({ name, takes }) => `    ${name}(${takes}_options?: Configuration): Promise<RequestContext>;`).join("\n")}\n}`,
  };
}

const query = (name: string, type: string, format: string) =>
  `requestContext.setQueryParam("${name}", ${S}.serialize(${name}, "${type}", "${format}"));`;
const body = (name: string, type: string) => `
        throw new baseapi_1.RequiredError("NotesApi", "x", "${name}");
        const contentType = ${S}.getPreferredMediaType([
            "application/json"
        ]);
        const serializedBody = ${S}.stringify(${S}.serialize(${name}, "${type}", ""), contentType);
        requestContext.setBody(serializedBody);`;

const notes = apiFile("NotesApi", [
  {
    name: "getPage",
    takes: "limit?: number, tags?: Array<string>, ",
    verb: "GET",
    path: "/notes/",
    code: `${query("limit", "number", "int32")}
        const serializedParams = ${S}.serialize(tags, "Array<string>", "");
        for (const serializedParam of serializedParams) {
            requestContext.appendQueryParam("tags", serializedParam);`,
    answers: { "200": "Page", "0": "Error" },
  },
  {
    name: "change",
    takes: "noteId: number, note: Note, ",
    verb: "PATCH",
    path: "/notes/{noteId}",
    code: body("note", "Note"),
    answers: { "200": "Note | NoteWithErrors", "0": "Error" },
  },
  {
    name: "archive_2",
    takes: "noteId: string, ",
    verb: "DELETE",
    path: "/notes/{id}",
    answers: { "204": "", "0": "Error" },
  },
  {
    name: "archive",
    takes: "noteId: string, ",
    verb: "DELETE",
    path: "/notes/{noteId}",
    answers: { "204": "", "0": "Error" },
  },
]);
const files = apiFile("FilesApi", [
  {
    name: "upload",
    takes: "file?: HttpFile, folder?: string, ",
    verb: "POST",
    path: "/files",
    code: `const useForm = (0, util_1.canConsumeForm)([
            'multipart/form-data',
        ]);
        throw new baseapi_1.RequiredError("FilesApi", "upload", "file");
        localVarFormParams.append('file', file.data, file.name);
        localVarFormParams.append('folder', folder);
        requestContext.setBody(localVarFormParams);`,
    answers: { "201": "Note", "0": "Error" },
  },
]);

const model = (
  name: string,
  properties: Readonly<Record<string, readonly [type: string, format?: string]>>,
) =>
  `${name}.attributeTypeMap = [\n${Object.entries(properties)
    .map(
      ([each, [type, format = ""]]) =>
        `    {\n        "name": "${each}",\n        "baseName": "${each}",\n        "type": "${type}",\n        "format": "${format}"\n    }`,
    )
    .join(",\n")}\n];`;

const error = {
  "ModelError.js": model("ModelError", { message: ["string"] }),
  "ModelError.d.ts": "export declare class ModelError {\n    'message': string;\n}",
};
const note = {
  "Note.js": model("Note", {
    id: ["string"],
    size: ["number", "int64"],
    at: ["Date", "date-time"],
    kind: ["NoteKindEnum"],
    tags: ["Array<string>"],
    more: ["{ [key: string]: Array<Note>; }"],
    by: ["string | null"],
  }),
  "Note.d.ts":
    "export declare class Note {\n    'id': string;\n    'size'?: number;\n    'kind': NoteKindEnum;\n}\nexport declare enum NoteKindEnum {\n    Plain = \"PLAIN\",\n    Rich = \"RICH\"\n}",
};

const package_ = {
  "lib/notes/apis/NotesApi.js": notes.code,
  "lib/notes/apis/NotesApi.d.ts": notes.types,
  "lib/notes/apis/baseapi.js": "",
  ...Object.fromEntries(
    Object.entries({
      ...note,
      ...error,
      "Page.js": model("Page", { results: ["Array<NoteOrPage>"] }),
      "Page.d.ts": "export declare class Page {\n    'results': Array<NoteOrPage>;\n}",
      "NoteOrPage.js": "class NoteOrPageClass {}",
      "NoteOrPage.d.ts": "export type NoteOrPage = Note | Page;",
      "NoteWithErrors.js": model("NoteWithErrors", { id: ["any"] }),
      "NoteWithErrors.d.ts": "",
    }).map(([name, text]) => [`lib/notes/models/${name}`, text]),
  ),
  "lib/files/apis/FilesApi.js": files.code,
  "lib/files/apis/FilesApi.d.ts": files.types,
  "lib/files/models/Note.js": model("Note", { url: ["string"] }),
  "lib/files/models/Note.d.ts": "",
  "lib/files/models/ModelError.js": error["ModelError.js"],
  "lib/files/models/ModelError.d.ts": error["ModelError.d.ts"],
};

const derive = (changes: Readonly<Record<string, string>> = {}, options = {}) =>
  deriveFromOpenapiClient(new Map(Object.entries({ ...package_, ...changes })), {
    title: "Notes",
    version: "1.0.0",
    folder: "lib/",
    ...options,
  });

describe("deriving a description from a client that OpenAPI Generator wrote", () => {
  const document = JSON.parse(derive().text);
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  it("is valid", async () => {
    await SwaggerParser.validate(structuredClone(document));
  });

  it("reads method, path, query and body from what makes requests", () => {
    const list = document.paths["/notes"].get;
    assert.equal(list.operationId, "notes.notesApi.getPage");
    assert.deepEqual(list.parameters, [
      { name: "limit", in: "query", required: false, schema: { type: "integer", format: "int32" } },
      { name: "tags", in: "query", required: false, schema: { type: "array", items: { type: "string" } } },
    ]);
    const change = document.paths["/notes/{noteId}"].patch;
    assert.deepEqual(change.parameters, [
      { name: "noteId", in: "path", required: true, schema: { type: "number" } },
    ]);
    assert.deepEqual(change.requestBody, {
      required: true,
      content: { "application/json": { schema: ref("Note.notes") } },
    });
  });

  it("reads forms, with files in them", () => {
    const { requestBody } = document.paths["/files"].post;
    assert.deepEqual(requestBody.content["multipart/form-data"].schema, {
      type: "object",
      properties: { file: { type: "string", format: "binary" }, folder: { type: "string" } },
      required: ["file"],
    });
  });

  it("reads the answer for each status from what understands it", () => {
    const { responses } = document.paths["/notes/{noteId}"].patch;
    assert.deepEqual(responses["200"].content["application/json"].schema, {
      anyOf: [ref("Note.notes"), ref("NoteWithErrors")],
    });
    assert.deepEqual(responses["default"].content["application/json"].schema, ref("ModelError"));
    assert.equal(document.paths["/notes/{noteId}"].delete.responses["204"].content, undefined);
  });

  it("takes the shortest name where several methods make the same request", () => {
    assert.equal(document.paths["/notes/{noteId}"].delete.operationId, "notes.notesApi.archive");
    assert.equal(document.paths["/notes/{id}"], undefined);
  });

  it("reads models with their formats, lists of values, maps, nulls and unions", () => {
    assert.deepEqual(document.components.schemas["Note.notes"], {
      type: "object",
      properties: {
        id: { type: "string" },
        size: { type: "integer", format: "int64" },
        at: { type: "string", format: "date-time" },
        kind: { type: "string", enum: ["PLAIN", "RICH"] },
        tags: { type: "array", items: { type: "string" } },
        more: { type: "object", additionalProperties: { type: "array", items: ref("Note.notes") } },
        by: { type: "string", nullable: true },
      },
      required: ["id", "kind"],
    });
    assert.deepEqual(document.components.schemas.NoteOrPage, { anyOf: [ref("Note.notes"), ref("Page")] });
  });

  it("gives one name to what several parts have alike, and tells apart what differs", () => {
    assert.deepEqual(Object.keys(document.components.schemas), [
      "ModelError",
      "Note",
      "Note.notes",
      "NoteOrPage",
      "NoteWithErrors",
      "Page",
    ]);
    assert.deepEqual(document.components.schemas.Note.properties, { url: { type: "string" } });
  });

  it("tells what was lost, and gives the same bytes whatever the order of the files", () => {
    assert.deepEqual(document["x-lost"], derive().losses);
    const turned = new Map(Object.entries(package_).toReversed());
    const options = { title: "Notes", version: "1.0.0", folder: "lib/" };
    assert.equal(deriveFromOpenapiClient(turned, options).text, derive().text);
  });

  it("names the file that does not fit", () => {
    const fails = (changes: Record<string, string>, file: string, why: RegExp, options = {}) =>
      assert.throws(
        () => derive(changes, options),
        (problem) => problem instanceof DoesNotFit && problem.file === file && why.test(problem.message),
      );
    const api = "lib/notes/apis/NotesApi.js";
    fails({ [api]: "class NotesApi {}" }, api, /no request factory/);
    fails(
      { [api]: notes.code.replace("archiveWithHttpInfo", "removeWithHttpInfo") },
      api,
      /answers to archive/,
    );
    fails({ [api]: notes.code.replace("const localVarPath", "const path") }, api, /getPage has no path/);
    fails({ [api]: notes.code.replace("ObjectSerializer.stringify(", "write(") }, api, /body of change/);
    const own = "lib/notes/models/Note.js";
    fails({ [own]: "" }, own, /attributeTypeMap/);
    fails({ [own]: note["Note.js"].replace("Array<string>", "Map<string, number>") }, own, /type of tags/);
    fails({ [own]: note["Note.js"].replace("<Note>", "<Letter>") }, own, /a model Letter/);
    fails({}, "nowhere/", /no file/, { folder: "nowhere/" });
    fails({}, "source.json", /option folder/, { folder: undefined });
  });
});
