import assert from "node:assert/strict";
import { type Argument, isCalledByName, methodName, methodShape } from "./method-shape.ts";

const required = (name: string): Argument => ({ name, required: true, isText: true });

function shapeOf(name: string, ...args: readonly Argument[]): string {
  const { intent, shape } = methodShape(name, args);
  const [...names] = shape.parameters;
  return `${intent} ${shape.key.replace(/\{\}/g, () => `{${names.shift()}}`)}`;
}

describe("a method's name", () => {
  it("says what it does to what, as a path would", () => {
    assert.equal(shapeOf("users.list"), "GET /users");
    assert.equal(shapeOf("users.create", required("email")), "POST /users");
    assert.equal(shapeOf("users.info", required("token"), required("user")), "GET /users/{user}");
    assert.equal(shapeOf("users.rename", required("id"), required("name")), "PATCH /users/{id}");
    assert.equal(shapeOf("users.delete", required("user_id")), "DELETE /users/{user_id}");
    assert.equal(shapeOf("users.archive", required("user")), "POST /users/{user}/archive");
    assert.equal(shapeOf("users.setName", required("user")), "POST /users/{user}/setName");
    assert.equal(shapeOf("users.getPresence", required("user")), "GET /users/{user}/getPresence");
  });

  it("goes through what an argument names, and takes an id for what no name fits", () => {
    assert.equal(shapeOf("groups.users.list", required("group")), "GET /groups/{group}/users");
    assert.equal(shapeOf("rooms.info", required("channel_id")), "GET /rooms/{channel_id}");
    assert.equal(shapeOf("rooms.info", required("title")), "GET /rooms");
    assert.equal(
      shapeOf("rooms.users.remove", required("room_id"), required("user_id")),
      "DELETE /rooms/{room_id}/users/{user_id}",
    );
  });

  it("is looked at only where every path is one", () => {
    assert.equal(isCalledByName(["/api/users.list", "/api/admin.users.session.reset"]), true);
    assert.equal(isCalledByName(["/users.list", "/users"]), false);
    assert.equal(isCalledByName(["/users.list", "/users/{user}.json"]), false);
    assert.equal(isCalledByName([]), false);
    assert.equal(methodName("/api/users.list"), "users.list");
  });
});
