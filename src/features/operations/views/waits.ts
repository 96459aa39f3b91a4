import { countUnsent } from "../../../platform/mail/administration.ts";
import { daysBefore } from "../../../platform/retention/rule.ts";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts.ts";

/** After so many days a mail that did not arrive is no news any more, and nobody can take it off the list. */
const newsForDays = 7;

/** How many mails of the last days were given up, held or perhaps sent, for those who see how the program is doing. */
export async function mailsThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("operations.read")) return [];
  const unsent = await countUnsent(visit.db, visit.permit, daysBefore(visit.now, newsForDays));
  if (unsent === 0) return [];
  const t = texts[visit.lang].mail;
  return [{ key: "mails", title: t.unsent(unsent), isDanish: false, about: t.unsentAbout, href: paths.mail.to(visit, {}, { show: "attention" }) }];
}
