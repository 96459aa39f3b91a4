import type { Tx } from "../../../platform/db/database.ts";
import type { District, DistrictId } from "../../../platform/district/district.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { makePersonalLink } from "../../../platform/identity/personal-links.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { countByDistrict, daysBefore } from "../../../platform/retention/rule.ts";
import type { Erased, RetentionTools } from "../../../platform/retention/rule.ts";
import { paths } from "../paths.ts";
import { stopMailPurpose, waitingPurpose, wantsNoMail } from "../queries/waiting.ts";
import type { Hearer } from "../queries/waiting.ts";
import { weeklyMail } from "../weekly-mail.ts";
import { mondayOf } from "../weekly.ts";
import "../tables.ts";

/** How long the links in a mail work: until well after the next ones. */
const linkDays = 35;

/**
 * Writes the mail of this week to one member, unless it has been written or they want none. What remembers it is written
 * in the same transaction, so that it goes out once, whatever stops in between.
 * @returns whether it was written now
 */
export async function writeWeeklyMail(
  tx: Tx,
  district: District,
  { member, tasks }: Hearer,
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): Promise<boolean> {
  if (!isMailed(member) || (await wantsNoMail(tx, district.id, member.id))) return false;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("decisions.weekly_mail")
    .values({ district: district.id, member_id: member.id, week: mondayOf(dayOf(now)) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows) === 0) return false;
  const link = (purpose: string) =>
    makePersonalLink(tx, {
      districtId: district.id,
      purpose,
      subjectId: member.id,
      memberId: member.id,
      expiresAt: new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000),
    });
  const place = { districtId: district.id, lang: "da" } as const;
  const href = publicUrl + paths.waiting.to(place, { token: await link(waitingPurpose) });
  const unsubscribeUrl = publicUrl + paths.stopMail.to(place, { token: await link(stopMailPurpose) });
  await queueMail(tx, {
    ...weeklyMail({ district, member, tasks, href, unsubscribeUrl, today: dayOf(now) }),
    unsubscribeUrl,
    districtId: district.id,
    to: member.email,
    purpose: "tasks.weekly",
  });
  return true;
}

/** Ends or begins the weekly mail to a member. Doing it again changes nothing. */
export async function setWeeklyMail(tx: Tx, districtId: DistrictId, memberId: string, wanted: boolean, now: Date): Promise<void> {
  if (wanted)
    await tx.deleteFrom("decisions.no_mail").where("district", "=", districtId).where("member_id", "=", memberId).execute();
  else
    await tx
      .insertInto("decisions.no_mail")
      .values({ district: districtId, member_id: memberId, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** How long it is kept to whom the mail of a week went. */
const keptDays = 90;

/** Forgets to whom the mails of old weeks went, in every district. */
export async function forgetWeeklyMail(tx: Tx, { now }: Pick<RetentionTools, "now">): Promise<readonly Erased[]> {
  const weeks = await tx
    .deleteFrom("decisions.weekly_mail")
    .where("week", "<", dayOf(daysBefore(now, keptDays)))
    .returning("district")
    .execute();
  return countByDistrict(weeks);
}
