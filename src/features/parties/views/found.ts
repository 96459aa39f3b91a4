import { openRepresentatives } from "../../../network/consents.ts";
import { partyKinds } from "../../../network/party.ts";
import { listSeatedParties } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { SearchEntry } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { partiesPath } from "../paths.ts";
import { texts } from "../texts.ts";

/** The parties, for search: by name, and by who represents them openly. Only what stands on their public page. */
export async function partiesFound(visit: Visit): Promise<SearchEntry[]> {
  const [parties, open] = await Promise.all([listSeatedParties(visit.db, visit.districtId), openRepresentatives(visit.db, visit.districtId, dayOf(visit.now))]);
  return parties.map(({ id, name, kind }) => ({
    key: `party-${id}`,
    kind: `${texts[visit.lang].parties.found} · ${partyKinds[kind][visit.lang]}`,
    title: name,
    text: open.filter(({ partyId }) => partyId === id).map((one) => [one.function, one.publicName].filter(Boolean).join(": ")).join(" · "),
    isDanish: true,
    href: `${partiesPath.to(visit, {})}#${id}`,
  }));
}
