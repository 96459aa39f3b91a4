const codes = new Set(["ENOSPC", "EDQUOT"]);

/** Whether an error says that there is no room for a file, however deep the storage library has wrapped it. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return codes.has(String((error as { code?: unknown }).code)) || isDiskFull(error.cause);
}
