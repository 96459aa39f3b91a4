import type { Hono } from "hono";
import { parseHTML } from "linkedom";
import type { Env } from "../src/platform/web/app.tsx";

/** What a person without JavaScript sees. */
export interface SeenPage {
  readonly status: number;
  /** Where the person ended up after redirects. */
  readonly path: string;
  readonly html: string;
  readonly document: Document;
  /** The words of the page, spaces folded. */
  readonly text: string;
  readonly headers: Headers;
}

export type Answers = Readonly<Record<string, string | readonly string[] | File>>;

/** Whatever answers requests as the product does. */
export type Answering = Pick<Hono<Env>, "request">;

/** A browser without scripts: keeps cookies, follows redirects, sends the forms that pages hold. */
export class Client {
  readonly #app: Answering;
  readonly #cookies: Map<string, string>;

  constructor(app: Answering, cookies = new Map<string, string>()) {
    this.#app = app;
    this.#cookies = cookies;
  }

  /** The same person, with the same cookies, at another app. */
  at(app: Answering): Client {
    return new Client(app, this.#cookies);
  }

  /** Opens an address and follows where it leads. */
  async get(path: string): Promise<SeenPage> {
    return this.#follow(await this.request(path));
  }

  /**
   * Fills in a form of a page, whose action contains `action`, and sends it; hidden and preset fields go along as a
   * browser would send them. `times` presses Send that often at once and gives the last answer.
   */
  async submit(page: SeenPage, action: string, answers: Answers = {}, times = 1): Promise<SeenPage> {
    const responses = await Promise.all(Array.from({ length: times }, () => this.#press(page, action, answers)));
    return this.#follow(responses.at(-1) as Response);
  }

  /** Presses the button of the page that a sign-in link opens, and looks no further. */
  async signIn(page: SeenPage): Promise<void> {
    const { status } = await this.#press(page, "/sign-in/confirm", {});
    if (status !== 303) throw new Error(`signing in was answered with ${status}`);
  }

  /** What a browser would keep, to go on in another. */
  get cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  async #press(page: SeenPage, action: string, answers: Answers): Promise<Response> {
    const form = formOn(page, action);
    return this.request(form.getAttribute("action") || page.path, { method: "POST", body: filledIn(form, answers) });
  }

  /** One bare request with this person's cookies, as a browser on our own pages makes it. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0)
      headers.set("cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (init.method === "POST" && !headers.has("origin")) headers.set("origin", "http://localhost");
    const response = await this.#app.request(new URL(path, "http://localhost").href, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  #keep(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split(";");
    const [name = "", ...value] = pair.split("=");
    const expired = attributes.some((attribute) => /max-age=0/i.test(attribute));
    if (expired) this.#cookies.delete(name.trim());
    else this.#cookies.set(name.trim(), value.join("="));
  }

  async #follow(first: Response): Promise<SeenPage> {
    let response = first;
    let path = new URL(response.url || "http://localhost/", "http://localhost").pathname;
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 5; hops += 1) {
      path = response.headers.get("location") ?? "/";
      response = await this.request(path);
    }
    return new ReadPage(response, path, await response.text());
  }
}

/** Many pages are opened for their status or their way only: what they hold is read when somebody asks. */
class ReadPage implements SeenPage {
  readonly status: number;
  readonly headers: Headers;
  readonly path: string;
  readonly html: string;
  #document: Document | undefined;

  constructor({ status, headers }: Response, path: string, html: string) {
    this.status = status;
    this.headers = headers;
    this.path = path;
    this.html = html;
  }

  get document(): Document {
    this.#document ??= parseHTML(this.html || "<html><body></body></html>").document;
    return this.#document;
  }

  get text(): string {
    return (this.document.querySelector("main") ?? this.document.body)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  }
}

function formOn(page: SeenPage, action: string): Element {
  const forms = [...page.document.querySelectorAll("form")];
  const form = forms.find((candidate) => (candidate.getAttribute("action") || page.path).includes(action));
  if (form) return form;
  const actions = forms.map((candidate) => candidate.getAttribute("action")).join(", ");
  throw new Error(`no form on ${page.path} (${page.status}) sends to ${action}; its forms send to: ${actions}`);
}

/** The fields of a form with its preset values, then the person's answers. */
export function filledIn(form: Element, answers: Answers): FormData {
  const data = new FormData();
  for (const field of form.querySelectorAll("input, select, textarea")) {
    const name = field.getAttribute("name");
    if (!name || name in answers) continue;
    const type = field.getAttribute("type");
    if ((type === "checkbox" || type === "radio") && !field.hasAttribute("checked")) continue;
    if (type === "file" || type === "submit") continue;
    const selected = field.querySelector("option[selected]") ?? field.querySelector("option");
    data.append(
      name,
      field.localName === "textarea"
        ? (field.textContent ?? "")
        : ((selected ?? field).getAttribute("value") ?? (type === "checkbox" ? "on" : "")),
    );
  }
  for (const [name, answer] of Object.entries(answers))
    for (const value of [answer].flat() as (string | File)[]) data.append(name, value);
  return data;
}
