import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { statusLine } from "../letter.ts";
import { paths } from "../paths.ts";
import { openLettersTo } from "../queries/addressees.ts";
import { leftTexts } from "../texts/left.ts";

/** The letters to a party that are not sent or not answered. */
export async function lettersToParty(visit: Visit<"parties.manage">, partyId: string): Promise<Hanging | undefined> {
  const letters = await openLettersTo(visit.db, visit.permit, partyId);
  if (letters.length === 0) return undefined;
  return {
    ...leftTexts[visit.lang].hangsOn,
    lines: letters.map(({ id, title, status, status_at: statusAt, due_day: dueDay }) => ({
      key: `letter-${id}`,
      title,
      about: statusLine({ status, statusAt, dueDay }, visit.now, visit.lang).label,
      href: paths.letter.to(visit, { id }),
    })),
  };
}
