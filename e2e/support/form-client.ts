import { CHAMP_JETON } from "#platform/ui/formulaire.tsx";

/** What a browser does of our forms, without one: cookies, hidden fields, an origin. */
export class FormClient {
  readonly #cookies = new Map<string, string>();
  /** The proof of the last page read that held a form. */
  #jeton = "";
  readonly #headers: Readonly<Record<string, string>>;

  /** `headers` go with every request: what a proxy in front would add. */
  constructor(headers: Readonly<Record<string, string>> = {}) {
    this.#headers = headers;
  }

  /** The text of a page of `address`; throws unless it answers 200. */
  async read(url: string): Promise<string> {
    const { status, page } = await this.open(url);
    if (status !== 200) throw new Error(`${url}: ${status}`);
    return page;
  }

  /** Any answer to a link, without following where it leads. */
  async open(url: string): Promise<{ status: number; to: string; page: string }> {
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { ...this.#headers, cookie: this.cookie },
    });
    this.keep(answer);
    const page = await answer.text();
    this.#jeton = hidden(page, CHAMP_JETON) || this.#jeton;
    return { status: answer.status, to: answer.headers.get("location") ?? "", page };
  }

  /** Sends a form without following where it leads; keeps the cookie that comes back. */
  async send(
    url: string,
    fields: Record<string, string | File>,
  ): Promise<{ status: number; to: string; page: string }> {
    const answer = await this.post(url, fields);
    const page = await answer.text();
    return { status: answer.status, to: answer.headers.get("location") ?? "", page };
  }

  /** The same, with the whole answer. */
  async post(url: string, fields: Record<string, string | File>): Promise<Response> {
    const files = Object.values(fields).some((value) => value instanceof File);
    const body = files ? new FormData() : new URLSearchParams();
    const all = { [CHAMP_JETON]: this.#jeton, ...fields };
    for (const [name, value] of Object.entries(all)) (body as FormData).append(name, value);
    const answer = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { ...this.#headers, cookie: this.cookie, origin: new URL(url).origin },
      body,
    });
    this.keep(answer);
    return answer;
  }

  /** The cookies, as a browser sends them. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Takes the cookies that an answer gives. */
  keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  /** A browser that holds the same cookies. */
  copy(headers = this.#headers): FormClient {
    const other = new FormClient(headers);
    other.#jeton = this.#jeton;
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value);
    return other;
  }

  /** Signs in as an invented person of the demonstration. */
  async signIn(address: string, nom: string): Promise<void> {
    const page = await this.read(`${address}/demonstration`);
    const button = [...page.matchAll(/<button[^>]*>.*?<\/button>/gs)].find(([html]) => html.includes(nom));
    const identite = /value="([^"]+)"/.exec(button?.[0] ?? "")?.[1] ?? "";
    await this.send(`${address}/demonstration`, { identite });
  }
}

/** Every hidden field of the form that has a field or a button of that name, as a browser would send them. */
export function hiddenFields(page: string, name: string): Record<string, string> {
  const form =
    (page.match(/<form\b.*?<\/form>/gs) ?? []).find((html) => html.includes(`name="${name}"`)) ?? "";
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)) {
    const [, field = ""] = /\bname="([^"]*)"/.exec(tag) ?? [];
    fields[field] = /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  return fields;
}

/** The value of a hidden field in the text of a page. */
export function hidden(page: string, name: string): string {
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? "";
  return /value="([^"]*)"/.exec(tag)?.[1] ?? "";
}
