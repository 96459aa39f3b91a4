/**
 * Also a full disk (53100), and a standby that has not taken over yet (25006): both pass without a new program. A machine or a
 * container that is gone takes its name or its way with it.
 */
const connectionFailures = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "57P01", "57P02", "57P03", "08006", "08001", "08003", "53300", "53100", "25006"]);

/** Whether an error means that the database cannot be reached just now, rather than that a query was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  if (code !== undefined && connectionFailures.has(code)) return true;
  return isGivenUp(error) || /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message);
}

/** Whether an error says that a statement had no answer for so long that nobody waits for it any more. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}
