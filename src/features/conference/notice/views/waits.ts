import { dayOf } from "../../../../platform/i18n/dates.ts";
import type { WaitingLine } from "../../../../platform/web/feature.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { conferencesAhead } from "../../queries/conferences.ts";
import { noticePaths } from "../paths.ts";
import { everyHearerOf } from "../queries/programme-hearers.ts";
import { texts } from "../texts.ts";

/** Conferences of whose change somebody has not heard whom mail does not reach, until they begin or would have begun. */
export async function conferencesToTell(visit: Visit): Promise<WaitingLine[]> {
  const { db, districtId, permit, deps, now, lang } = visit;
  if (!visit.may("conference.register")) return [];
  const lines = (await conferencesAhead(db, districtId, now)).map(async (conference): Promise<WaitingLine[]> => {
    const untold = (await everyHearerOf(db, permit, conference, deps)).filter(({ byMail, toldAt }) => !byMail && toldAt === null);
    const believed = untold.flatMap((one) => (one.of === "conference" ? one.knew.startsAt : []));
    const [first] = [conference.startsAt, ...believed].filter((at) => at > now).sort((one, other) => +one - +other);
    if (untold.length === 0 || !first) return [];
    const { id, title } = conference;
    return [{ key: `tell-${id}`, title, isDanish: true, about: texts[lang].waiting.byHand(untold.length), href: noticePaths.tell.to(visit, { id }), dueDay: dayOf(first) }];
  });
  return (await Promise.all(lines)).flat();
}
