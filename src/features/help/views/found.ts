import type { SearchEntry } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { stateWords } from "../../../hours/words.ts";
import { paths } from "../paths.ts";
import { listServices } from "../queries/services.ts";
import { needSearches, needWords } from "../rules/needs.ts";
import type { Need } from "../rules/needs.ts";
import { horizonAt, offersAt } from "../rules/now/board.ts";
import { freePlacesAt, placesWords } from "../rules/now/free-places.ts";
import type { Service } from "../rules/service.ts";
import { texts } from "../texts/visitors.ts";

/** The services, the open first, for search: by name, by what they help with and by where they are. What they say is public; a secret address is not kept. */
export async function servicesFound(visit: Visit): Promise<SearchEntry[]> {
  const horizon = horizonAt(visit.now);
  return offersAt(await listServices(visit.db, visit.districtId), horizon).map(({ service, state }) => {
    const { id, name, what, whatEn, place, partyName, visits } = service;
    const room = freePlacesAt(service.places, horizon.now, visit.now);
    const isDanish = visit.lang === "da" || whatEn === "";
    return {
      key: `service-${id}`,
      kind: texts[visit.lang].found,
      title: name,
      text: [isDanish ? what : whatEn, place, room && placesWords(room, visit.now, visit.lang)].filter(Boolean).join(" · "),
      isDanish,
      alsoFoundBy: [what, whatEn, partyName, ...visits.map(({ label }) => label), ...needsOf(service).flatMap((need) => [needWords[need].da, needWords[need].en, needSearches[need]])],
      href: paths.service.to(visit, { id }),
      status: { label: stateWords(state, horizon.now, visit.lang), tone: state.isOpen ? "open" : "neutral" },
    };
  });
}

const needsOf = ({ needs, visits }: Service): Need[] => [...new Set([...needs, ...visits.flatMap(({ need }) => need ?? [])])];
