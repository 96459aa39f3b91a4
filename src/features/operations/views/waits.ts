import { countUnsent, countWaitingSince } from "../../../platform/mail/administration.ts";
import { daysBefore } from "../../../platform/retention/rule.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { MailFilter } from "../mail-filter.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts.ts";

/** After so many days a mail that did not arrive is no news any more, and nobody can take it off the list. */
const newsForDays = 7;

const hour = 60 * 60 * 1000;

/** Since when a mail that did not go out is still news. */
export const newsSince = (now: Date): Date => daysBefore(now, newsForDays);

/** Before when a mail must have been written that ought to be out by now. */
export const lateBefore = (now: Date): Date => new Date(now.getTime() - hour);

/**
 * How many mails wait for long, and how many of the last days were given up, held or perhaps sent, for those who see how the
 * program is doing.
 */
export async function mailsThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("operations.read")) return [];
  const late = await countWaitingSince(visit.db, visit.permit, lateBefore(visit.now));
  const unsent = await countUnsent(visit.db, visit.permit, newsSince(visit.now));
  const t = texts[visit.lang].mail;
  const line = (key: string, title: string, about: string, show: MailFilter) => ({ key, title, isDanish: false, about, href: paths.mail.to(visit, {}, { show }) });
  return [
    ...(late > 0 ? [line("late-mails", t.late(late), t.lateAbout, "waiting")] : []),
    ...(unsent > 0 ? [line("mails", t.unsent(unsent), t.unsentAbout, "attention")] : []),
  ];
}
