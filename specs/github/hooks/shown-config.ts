/** Where a hook delivers to, and how. */
interface Config {
  readonly url?: string;
  readonly content_type?: string;
  readonly secret?: string;
  readonly insecure_ssl?: string;
}

interface AskedConfig extends Omit<Config, "insecure_ssl"> {
  readonly insecure_ssl?: string | number;
}

/** What a request says of where a hook delivers to, and what it leaves out. */
export function toldConfig(asked: AskedConfig | undefined, before: AskedConfig = {}): Config {
  const { secret: _secret, insecure_ssl = before.insecure_ssl ?? "0", ...told } = asked ?? {};
  return { content_type: "form", ...before, ...told, insecure_ssl: String(insecure_ssl) };
}

/** A hook's configuration as answers show it: a secret only by stars. */
export function shownConfig({ insecure_ssl = "0", ...config }: AskedConfig, secret: string): Config {
  return { ...config, insecure_ssl: String(insecure_ssl), ...(secret !== "" && { secret: "********" }) };
}
