import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { startTwin } from "@wondertwin/framework/testing";
import { Clinic } from "./clinic.ts";
import { serve } from "./server.ts";
import { Steps } from "./steps.ts";
import { twilioFromEnv } from "./twilio-from-env.ts";

const SID = "AC00000000000000000000000000000001";
const TOKEN = "wondertwin";
const ADA = "+12025550123";
const GRACE = "+12025550124";
/** A number at which the twin lets no message arrive. */
const NOBODY = "+15005550020";

const twin = await startTwin("twilio", { now: Date.parse("2026-01-31T12:00:00Z") });
const twilio = twilioFromEnv({ TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_URL: twin.url });

let url = "";
let clinic: Clinic | undefined;
const server = serve(
  () => {
    assert.ok(clinic);
    return clinic;
  },
  { token: TOKEN, url: () => url },
);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
// A server that listens on a port has an address of this kind.
url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const number = await twilio.incomingPhoneNumbers.create({
  phoneNumber: "+15005550006",
  smsUrl: `${url}/sms`,
});
const { sid: verify } = await twilio.verify.v2.services.create({ friendlyName: "Clinic" });
const open = new Clinic({ twilio, verify, number: number.phoneNumber, url });
clinic = open;

/** What a person does with the phone; the twin's own address for what no API does. */
async function phone(path: string, deed?: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { "content-type": "application/json" };
  const asked = deed && { method: "POST", headers, body: JSON.stringify(deed) };
  const response = await fetch(`${twin.url}/_pages/${SID}${path}`, asked);
  return Object(await response.json());
}

async function codeOf(person: string): Promise<string> {
  const [newest] = Object.values(await phone(`/verify/codes?to=${encodeURIComponent(person)}`));
  return String(Object(newest).code);
}

/** Lets time go by until everybody was told of everything. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    twin.advance("1s");
    await twin.webhooks.settled();
  }
}

async function book(patient: string, person: string): Promise<boolean> {
  await open.greet(person);
  return open.book({ patient, phone: person, when: "on Monday at nine" }, await codeOf(person));
}

const steps = new Steps();
await steps.step("a patient proves a number by the code sent to it", async () => {
  await open.greet(ADA);
  assert.equal(await open.book({ patient: "Ada", phone: ADA, when: "never" }, "0"), false);
  assert.equal(await open.book({ patient: "Ada", phone: ADA, when: "on Monday" }, await codeOf(ADA)), true);
});
await steps.step("is reminded, says yes and gets an answer", async () => {
  await pass(4);
  const [reminder] = await twilio.messages.list({ to: ADA });
  assert.equal(reminder?.status, "delivered");
  await phone("/phone/messages", { from: ADA, to: number.phoneNumber, body: "Yes, please" });
  await pass(4);
  assert.equal(open.of(ADA)?.state, "confirmed");
  assert.equal((await twilio.messages.list({ to: ADA }))[0]?.body, "See you on Monday.");
});
await steps.step("another is called, presses two and is understood", async () => {
  assert.ok(await book("Grace", GRACE));
  const call = await open.call(GRACE);
  await pass(4);
  await phone(`/phone/calls/${call}/digits`, { digits: "2" });
  await pass(4);
  const { heard } = await phone(`/phone/calls/${call}`);
  assert.deepEqual(heard, ["Press one if you come, and two if not.", "We have cancelled it."]);
  assert.equal(open.of(GRACE)?.state, "cancelled");
  assert.equal((await twilio.calls(call).fetch()).status, "completed");
});
await steps.step("and whom no message reaches is noted", async () => {
  assert.ok(await book("Nobody", NOBODY));
  await pass(4);
  assert.equal(open.of(NOBODY)?.state, "unreachable");
});

server.close();
await twin.close();
process.exitCode = steps.exitCode;
