import { formatDate } from "../../../platform/i18n/dates.ts";
import type { SearchEntry } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { publishedProgrammes } from "../queries/programme.ts";
import { peopleNames } from "../rules/programme/change-words.ts";
import { slotsOf } from "../rules/programme/programme.ts";
import { texts } from "../texts/visitors.ts";
import { stageWords } from "./list.tsx";
import { sessionAnchor } from "./programme.tsx";

/** What is held at conferences, for search: by its title, what it is about and who is in it. Only what stands in the published programmes. */
export async function sessionsFound(visit: Visit): Promise<SearchEntry[]> {
  const { lang } = visit;
  const t = texts[lang];
  const programmes = await publishedProgrammes(visit.db, visit.districtId);
  return programmes.flatMap(({ conference, programme }) => {
    const held = new Map(slotsOf(programme).map(({ session }) => [session.id, session]));
    return [...held.values()]
      .filter(({ kind }) => kind !== "break")
      .map((session) => ({
        key: `session-${session.id}`,
        kind: t.programme.kinds[session.kind] || t.kind,
        title: session.title,
        text: [peopleNames(session.people, lang), conference.title, formatDate(conference.startsAt, lang), session.about].filter(Boolean).join(" · "),
        isDanish: true,
        href: `${paths.conference.to(visit, { id: conference.id })}#${sessionAnchor(session)}`,
        status: stageWords(visit, conference),
      }));
  });
}
