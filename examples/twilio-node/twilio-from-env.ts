import twilio from "twilio";

type Asked<Data> = Parameters<typeof twilio.RequestClient.prototype.request<Data>>[0];

/** Asks another address than Twilio's, and says in the header which of its hosts is meant. */
class Elsewhere extends twilio.RequestClient {
  readonly #base: string;

  constructor(base: string) {
    super();
    this.#base = base;
  }

  override request<Data>(asked: Asked<Data>) {
    const { hostname, pathname, search } = new URL(asked.uri);
    const headers = { ...asked.headers, Host: hostname };
    return super.request<Data>({ ...asked, uri: this.#base + pathname + search, headers });
  }
}

/** Twilio's SDK as the environment says; `TWILIO_URL` where it is not Twilio itself. */
export function twilioFromEnv(env: NodeJS.ProcessEnv): twilio.Twilio {
  const { TWILIO_ACCOUNT_SID: sid = "", TWILIO_AUTH_TOKEN: token = "", TWILIO_URL: url } = env;
  return twilio(sid, token, url === undefined ? {} : { httpClient: new Elsewhere(url) });
}
