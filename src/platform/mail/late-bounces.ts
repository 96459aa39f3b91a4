import { validate as isUuid } from "uuid";
import type { Db } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import { noteBounce } from "./bounces.ts";
import { comparableAddress } from "./delivery-report.ts";
import type { DeliveryReport } from "./delivery-report.ts";
import { isAboutAddress } from "./refusal.ts";
import type { MailStatus } from "./tables.ts";
import "./tables.ts";

/**
 * What became of a report. `address`: no more mail goes there · `mail`: only this mail failed · `known`: it had been told
 * before · `nothing`: no permanent failure · `unknown`: not about a mail that we sent · `other`: about somebody else than
 * the one the mail went to · `erased`: so old that we no longer know where the mail went.
 */
export type ReportOutcome =
  | { readonly kind: "address" | "mail"; readonly districtId: DistrictId; readonly mailId: string; readonly code: string }
  | { readonly kind: "known" | "nothing" | "unknown" | "other" | "erased" };

/** A mail that waits, or that nobody sent, cannot come back. */
const leftTheHouse: readonly MailStatus[] = ["sent", "maybe_sent", "failed", "held"];

/**
 * Takes a report that a mail could not be delivered after all. Only who has seen a mail of ours knows its Message-ID, and
 * the address that stands to lose is the one we sent it to, whatever the report says: so nobody shuts off another's.
 * Taking the same report again changes nothing.
 */
export async function takeDeliveryReport(
  db: Db,
  secret: string,
  { messageIds, recipients }: DeliveryReport,
  now: Date,
): Promise<ReportOutcome> {
  const failures = recipients.filter(({ action, isPermanent }) => action === "failed" && isPermanent);
  if (failures.length === 0) return { kind: "nothing" };
  const mailIds = messageIds.map((id) => id.split("@")[0] ?? "").filter((id) => isUuid(id));
  if (mailIds.length === 0) return { kind: "unknown" };
  return db.transaction().execute(async (tx): Promise<ReportOutcome> => {
    const mail = await tx
      .selectFrom("platform.district as district")
      .innerJoin("platform.mail as mail", "mail.district", "district.id")
      .select(["mail.district as districtId", "mail.id as mailId", "mail.to_address as to", "mail.status"])
      .where("mail.id", "in", mailIds)
      .forUpdate("mail")
      .executeTakeFirst();
    if (!mail || !leftTheHouse.includes(mail.status)) return { kind: "unknown" };
    const { districtId, mailId, to } = mail;
    if (to === null) return { kind: "erased" };
    const failure = failures.find(({ addresses }) => addresses.includes(comparableAddress(to)));
    if (!failure) return { kind: "other" };
    if (mail.status === "failed" || mail.status === "held") return { kind: "known" };
    const { detail } = failure;
    const isAddress = isAboutAddress(detail);
    const code = isAddress || detail === undefined ? failure.code : detail;
    await tx
      .updateTable("platform.mail")
      .set({ status: "failed", sent_at: null, sending_since: null, last_error_code: code })
      .where("district", "=", districtId)
      .where("id", "=", mailId)
      .execute();
    if (!isAddress) return { kind: "mail", districtId, mailId, code };
    await noteBounce(tx, { secret, districtId, address: to }, code, now);
    return { kind: "address", districtId, mailId, code };
  });
}
