import type { Twilio } from "twilio";

export interface Appointment {
  readonly patient: string;
  readonly phone: string;
  readonly when: string;
}

/** An appointment as the clinic knows it. */
export interface Kept extends Appointment {
  state: "asked" | "confirmed" | "cancelled" | "unreachable";
}

/** A clinic that knows its patients by their phones, and asks them whether they come. */
export class Clinic {
  readonly appointments: Kept[] = [];
  readonly #twilio: Twilio;
  readonly #verify: string;
  readonly #number: string;
  readonly #url: string;

  constructor(options: {
    readonly twilio: Twilio;
    /** The SID of its Verify service. */
    readonly verify: string;
    /** The number it writes and calls from. */
    readonly number: string;
    /** Where Twilio finds it. */
    readonly url: string;
  }) {
    this.#twilio = options.twilio;
    this.#verify = options.verify;
    this.#number = options.number;
    this.#url = options.url;
  }

  /** Sends a patient a code. */
  async greet(phone: string): Promise<void> {
    await this.#service.verifications.create({ to: phone, channel: "sms" });
  }

  /** Makes an appointment for whoever knows the code, and asks for a word about it. */
  async book(appointment: Appointment, code: string): Promise<boolean> {
    const { phone, patient, when } = appointment;
    const { status } = await this.#service.verificationChecks.create({ to: phone, code });
    if (status !== "approved") return false;
    this.appointments.push({ ...appointment, state: "asked" });
    await this.#twilio.messages.create({
      from: this.#number,
      to: phone,
      body: `${patient}, you are expected ${when}. Answer YES or NO.`,
      statusCallback: `${this.#url}/status`,
    });
    return true;
  }

  /** Calls a patient who has not answered. */
  async call(phone: string): Promise<string> {
    const { sid } = await this.#twilio.calls.create({
      from: this.#number,
      to: phone,
      url: `${this.#url}/menu`,
    });
    return sid;
  }

  /** What a patient's word makes of the appointment; what is said to it. */
  decide(phone: string, word: string): string {
    const appointment = this.of(phone);
    if (!appointment) return "We do not know you.";
    const isYes = /^(yes|1)\b/i.test(word.trim());
    appointment.state = isYes ? "confirmed" : "cancelled";
    return isYes ? `See you ${appointment.when}.` : "We have cancelled it.";
  }

  of(phone: string): Kept | undefined {
    return this.appointments.find((each) => each.phone === phone);
  }

  get #service() {
    return this.#twilio.verify.v2.services(this.#verify);
  }
}
