import { createHmac, timingSafeEqual } from "node:crypto";

/** What a full export was logged for: it may be fetched by the same member for a while. */
export interface ExportFor {
  readonly questionId: string;
  readonly memberId: string;
}

const goodForMs = 15 * 60 * 1000;

/** A pass for the address of a full export, made once the reason has been logged. */
export function makeExportPass(secret: string, what: ExportFor, now: Date): string {
  const until = String(now.getTime() + goodForMs);
  return `${until}-${sign(secret, what, until)}`;
}

/** Whether a pass was made here for this member and question within the last quarter of an hour. */
export function isExportPass(secret: string, what: ExportFor, pass: string, now: Date): boolean {
  const [until = "", ...rest] = pass.split("-");
  const given = Buffer.from(rest.join("-"));
  const expected = Buffer.from(sign(secret, what, until));
  return given.length === expected.length && timingSafeEqual(given, expected) && now.getTime() <= Number(until);
}

function sign(secret: string, { questionId, memberId }: ExportFor, until: string): string {
  return createHmac("sha256", secret).update(`full export|${questionId}|${memberId}|${until}`).digest("base64url");
}
