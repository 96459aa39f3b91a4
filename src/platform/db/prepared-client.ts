import { createHash } from "node:crypto";
import pg from "pg";
import { isGivenUp } from "./failures.ts";

/** So many statements a connection keeps planned; what comes after them is planned each time, as without this. */
const mostStatements = 400;

/**
 * The beginning of a statement whose best way to its rows hangs on its values, such as a search for a rare word or one
 * that stands everywhere: it is planned for them each time.
 */
export const plannedEachTime = "/* planned each time */";

/**
 * A connection that names statements it sees for the second time, so that PostgreSQL parses and plans each of them
 * once. What the program asks is always the same few hundred texts with other values. It ends with a statement that
 * has had no answer for the pool's `query_timeout`.
 */
export class PreparedClient extends pg.Client {
  readonly #seen = new Map<string, string | undefined>();

  // pg's `query` has eight overloads; the one that Kysely uses is text and values.
  override query = ((first: unknown, values?: unknown, ...rest: unknown[]) => {
    const base = super.query.bind(this) as (...args: unknown[]) => unknown;
    if (typeof first !== "string" || !Array.isArray(values)) return base(first, values, ...rest);
    const name = this.#nameOf(first);
    const answer = name === undefined ? base(first, values, ...rest) : base({ name, text: first, values }, ...rest);
    return answer instanceof Promise ? answer.catch((error: unknown) => this.#fail(error)) : answer;
  }) as pg.Client["query"];

  /** A statement that was given up is still under way: whoever got the connection next would wait behind it. */
  #fail(error: unknown): never {
    if (isGivenUp(error)) void this.end().catch(() => undefined);
    throw error;
  }

  #nameOf(text: string): string | undefined {
    if (text.startsWith(plannedEachTime)) return undefined;
    if (!this.#seen.has(text)) {
      if (this.#seen.size < mostStatements) this.#seen.set(text, undefined);
      return undefined;
    }
    const known = this.#seen.get(text);
    if (known !== undefined) return known;
    const name = createHash("sha1").update(text).digest("base64url");
    this.#seen.set(text, name);
    return name;
  }
}
