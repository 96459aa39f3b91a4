import type { Tx } from "../../../platform/db/database.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { makePersonalLink } from "../../../platform/identity/personal-links.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import { alertMail } from "../alert-mail.ts";
import type { AlertNews, MailAlert, Sending } from "../alert-mail.ts";
import { gradePurpose } from "../link-purposes.ts";
import { gradersLeft } from "../queries/graders-left.ts";
import { listGraders } from "../queries/reports.ts";
import type { GivenGrading } from "../queries/reports.ts";
import { waitedWords } from "../waiting.ts";

interface AskedAbout extends MailAlert {
  readonly partyId: string;
  readonly partyName: string;
  readonly reportedBy: string | null;
  readonly reportedAt: Date;
}

const linkDays = 3;

/** Asks everyone by mail who may still grade a report. The caller marks that they were asked. */
export async function askGraders(tx: Tx, permit: Permit<string>, report: AskedAbout, gradings: readonly GivenGrading[], sending: Sending): Promise<void> {
  const { now } = sending;
  const waited = now > report.reportedAt ? waitedWords(report.reportedAt, now, "da") : undefined;
  for (const to of (await gradersLeft(tx, permit, report, gradings, now)).filter(isMailed)) {
    const expiresAt = new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000);
    const token = await makePersonalLink(tx, { districtId: permit.districtId, purpose: gradePurpose, subjectId: report.id, memberId: to.id, expiresAt });
    await queueMail(tx, alertMail(sending, report, to, { kind: "ask", partyName: report.partyName, token, isSecond: gradings.length > 0, waited }));
  }
}

/** Tells everyone who may grade. */
export async function tellGraders(tx: Tx, permit: Permit<string>, alert: MailAlert, news: AlertNews, sending: Sending): Promise<void> {
  for (const to of (await listGraders(tx, permit)).filter(isMailed)) await queueMail(tx, alertMail(sending, alert, to, news));
}

/** Tells whoever reported it, while that is known and they get mail. */
export async function tellReporter(tx: Tx, permit: Permit<string>, alert: MailAlert & { readonly reportedBy: string | null }, news: AlertNews, sending: Sending): Promise<void> {
  const reporter = (await listGraders(tx, permit)).filter(({ id }) => id === alert.reportedBy);
  for (const to of reporter.filter(isMailed)) await queueMail(tx, alertMail(sending, alert, to, news));
}

