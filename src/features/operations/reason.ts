/** Why a mail is not out, as far as the code that was kept of it tells. */
export type MailReason =
  | "unreachable"
  | "sign_in"
  | "insecure"
  | "wait"
  | "address"
  | "full"
  | "refused"
  | "interrupted"
  | "other";

/** Reads an SMTP status such as `550` or `5.4.4`, a word of the mail library such as `ETIMEDOUT`, or our own `interrupted`. */
export function reasonOf(code: string): MailReason {
  if (code === "interrupted") return "interrupted";
  if (code === "ETLS") return "insecure";
  if (code === "EAUTH" || ["454", "530", "534", "535", "538"].includes(code)) return "sign_in";
  if (["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ECONNREFUSED", "ECONNRESET", "EPROTOCOL"].includes(code))
    return "unreachable";
  if (["452", "552", "5.2.2"].includes(code)) return "full";
  if (["550", "551", "553", "5.4.1", "5.4.4"].includes(code) || /^5\.[12]\./.test(code)) return "address";
  if (/^4\d\d$/.test(code)) return "wait";
  if (/^5(?:\d\d|\.\d+\.\d+)$/.test(code)) return "refused";
  return "other";
}
