import { reply } from "@wondertwin/framework";
import { isE164 } from "../phone/numbers.ts";
import type { Verification } from "../resources.ts";
import { twilio } from "../vendor.ts";
import { GOOD_FOR, GUESSES, pending, SENDINGS } from "../verify/code.ts";

type Channel = NonNullable<Verification["channel"]>;

const CHANNELS: readonly string[] = ["sms", "call", "email", "whatsapp", "sna", "rcs"];
const isChannel = (text: string): text is Channel => CHANNELS.includes(text);

const sent = (verification: Verification) => reply({ status: 201, body: verification });

export default twilio.operations({
  "verify.CreateVerification": ({ store, params, body, fail, random, now, emit }) => {
    const { ServiceSid: service_sid } = params;
    const { To: to, Channel: channel, CustomCode } = body;
    const service = store.verify_service.get(service_sid);
    if (!isChannel(channel)) return fail("60200", { message: `Invalid parameter \`Channel\`: ${channel}` });
    if (channel === "email" ? !/^\S+@\S+\.\S+$/.test(to) : !isE164(to))
      return fail("60200", { message: `Invalid parameter \`To\`: ${to}` });
    if (CustomCode !== undefined && !service.custom_code_enabled)
      return fail("60200", { message: "Invalid parameter `CustomCode`" });
    const known = pending({ store }, { service_sid, to });
    const attempt = store.verification_attempt.insert({
      account_sid: service.account_sid,
      service_sid,
      verification_sid: known?.sid ?? null,
      channel: channel === "sna" ? "sms" : channel,
      conversion_status: "unconverted",
      channel_data: { to },
      price: { value: "0.05", currency: "usd" },
    });
    const sending = { time: now().toISOString(), channel: channel.toUpperCase(), attempt_sid: attempt.sid };
    if (known) {
      const sendings = known.send_code_attempts ?? [];
      if (sendings.length >= SENDINGS) return fail("60203");
      return sent(store.verification.update(known, { channel, send_code_attempts: [...sendings, sending] }));
    }
    const verification = store.verification.insert({
      service_sid,
      account_sid: service.account_sid,
      to,
      channel,
      status: "pending",
      valid: false,
      lookup: {},
      code: CustomCode ?? random(service.code_length, "0123456789"),
      send_code_attempts: [sending],
    });
    store.verification_attempt.update(attempt, { verification_sid: verification.sid });
    store.verification.schedule(verification, "expire", GOOD_FOR);
    emit("verification.created", verification);
    return sent(verification);
  },

  "verify.CreateVerificationCheck": ({ store, params, body, fail }) => {
    const { To, VerificationSid, Code } = body;
    if (To === undefined && VerificationSid === undefined)
      return fail("60200", { message: "Either `To` or `VerificationSid` is required" });
    const { ServiceSid: service_sid } = params;
    store.verify_service.get(service_sid);
    const verification =
      pending(
        { store },
        { service_sid, ...(VerificationSid === undefined ? { to: To ?? "" } : { sid: VerificationSid }) },
      ) ?? fail("20404");
    const isRight = Code === verification.code;
    if (!isRight && verification.checks >= GUESSES) return fail("60202", { keep: true });
    const checked = store.verification.update(verification, {
      checks: verification.checks + 1,
      ...(isRight && { status: "approved", valid: true }),
    });
    if (isRight)
      for (const attempt of store.verification_attempt.list({ verification_sid: checked.sid }))
        store.verification_attempt.update(attempt, { conversion_status: "converted" });
    const { sid, account_sid, to, channel, status, valid, amount, payee, date_created, date_updated } =
      checked;
    return {
      sid,
      service_sid,
      account_sid,
      to,
      ...(channel && { channel }),
      status,
      valid,
      amount,
      payee,
      date_created,
      date_updated,
      sna_attempts_error_codes: [],
    };
  },

  "verify.FetchVerificationAttemptsSummary": ({ store, url }) => {
    const attempts = store.verification_attempt.list();
    const converted = attempts.filter(({ conversion_status }) => conversion_status === "converted").length;
    return {
      total_attempts: attempts.length,
      total_converted: converted,
      total_unconverted: attempts.length - converted,
      conversion_rate_percentage: String(
        attempts.length === 0 ? 0 : Math.round((100 * converted) / attempts.length),
      ),
      url: url("/verify/v2/Attempts/Summary"),
    };
  },
});
