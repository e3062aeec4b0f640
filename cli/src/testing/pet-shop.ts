const PET = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "string" }, name: { type: "string" } },
};
/** The description of a little API: pets are made, listed and fed. */
export const PET_SHOP = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Pet shop", version: "7" },
  servers: [{ url: "https://api.pets.example" }],
  paths: {
    "/pets": {
      get: { operationId: "listPets", responses: answers(200, { type: "array", items: ref("pet") }) },
      post: {
        operationId: "createPet",
        requestBody: { content: json({ type: "object", properties: { name: { type: "string" } } }) },
        responses: answers(201, ref("pet")),
      },
    },
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: answers(200, ref("pet")),
      },
    },
    "/feed": { post: { operationId: "feed", responses: { 204: { description: "Fed" } } } },
  },
  components: { schemas: { pet: PET } },
});

function json(schema: object) {
  return { "application/json": { schema } };
}

function answers(status: number, schema: object) {
  return { [status]: { description: "An answer", content: json(schema) } };
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}
