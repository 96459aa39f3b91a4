import { pino } from "pino";
import type { Logger } from "pino";

export type Log = Logger;

/**
 * The program's own log, as JSON lines on stderr. Never pass it what a person wrote, a mail address, an IP
 * address or a URL that carries a code: the redaction below is a second net, not a licence.
 */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, redact: { paths: ["email", "to", "ip", "*.email", "*.to", "*.password"], remove: true } },
    pino.destination(2),
  );
}

/** Name, code and place of an error, never its message: one of the database may quote what a person wrote. */
export function traceOf(error: unknown): { error: string; code: string | undefined; at: string | undefined } {
  if (typeof error !== "object" || error === null) return { error: typeof error, code: undefined, at: undefined };
  // The job library hands on copies of some errors, which have all but their class.
  const { name = "error", message = "", code, stack = "" } = error as Partial<Error> & { code?: unknown };
  const frames = stack.slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0);
  return { error: name, code: code === undefined ? undefined : String(code), at: /\n( {4}at .*)/.exec(frames)?.[1] };
}
