import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { isPastDue, statusLine } from "../letter.ts";
import { paths } from "../paths.ts";
import { waitingLetters } from "../queries/letters.ts";
import { texts } from "../texts.ts";

/** More of them are one line, so that they do not crowd out what one can do oneself. */
const mostNamed = 2;

/** The letters that have had no reply on their day, for those who ask after them. */
export async function lettersThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("letters.register_reply")) return [];
  const late = (await waitingLetters(visit.db, visit.districtId)).filter((letter) => isPastDue(letter, visit.now));
  if (late.length > mostNamed) {
    const href = paths.letters.to(visit, {}, { show: "waiting" });
    return [{ key: "letters", title: texts[visit.lang].register.late(late.length), isDanish: false, href }];
  }
  return late.map((letter) => ({
    key: `letter-${letter.id}`,
    title: letter.title,
    isDanish: true,
    about: statusLine(letter, visit.now, visit.lang).label,
    href: paths.letter.to(visit, { id: letter.id }),
  }));
}
