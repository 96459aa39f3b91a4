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
