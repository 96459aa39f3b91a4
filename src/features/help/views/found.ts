import type { SearchEntry } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { stateWords } from "../../../hours/words.ts";
import { paths } from "../paths.ts";
import { listServices } from "../queries/services.ts";
import { needSearches, needWords } from "../rules/needs.ts";
import type { Need } from "../rules/needs.ts";
import { horizonAt, stateOf } from "../rules/now/board.ts";
import type { Service } from "../rules/service.ts";
import { texts } from "../texts/visitors.ts";

/** The services, for search: by name, by what they help with and by where they are. What they say is public; a secret address is not kept. */
export async function servicesFound(visit: Visit): Promise<SearchEntry[]> {
  const horizon = horizonAt(visit.now);
  return (await listServices(visit.db, visit.districtId)).map((service) => {
    const { id, name, what, whatEn, place, partyName, visits } = service;
    const isDanish = visit.lang === "da" || whatEn === "";
    return {
      key: `service-${id}`,
      kind: texts[visit.lang].found,
      title: name,
      text: [isDanish ? what : whatEn, place].filter(Boolean).join(" · "),
      isDanish,
      alsoFoundBy: [what, whatEn, partyName, ...visits.map(({ label }) => label), ...needsOf(service).flatMap((need) => [needWords[need].da, needWords[need].en, needSearches[need]])],
      href: paths.service.to(visit, { id }),
      status: () => {
        const state = stateOf(service, horizon);
        return { label: stateWords(state, horizon.now, visit.lang), tone: state.isOpen ? "open" : "neutral" };
      },
    };
  });
}

const needsOf = ({ needs, visits }: Service): Need[] => [...new Set([...needs, ...visits.flatMap(({ need }) => need ?? [])])];
