import { needs } from "../needs.ts";
import type { Need } from "../needs.ts";
import type { Service } from "../service.ts";
import type { HsdsQuery } from "./asked.ts";
import { taxonomyId, termId } from "./ids.ts";
import { allNeeds } from "./records.ts";
import type { Organization } from "./records.ts";

/** The services that an address asks for. */
export function servicesAsked(services: readonly Service[], query: HsdsQuery): Service[] {
  const { organization_id: organization, taxonomy_term_id: term, taxonomy_id: taxonomy, modified_after: after } = query;
  return services.filter(
    (service) =>
      (organization === "" || service.partyId === organization) &&
      (term === "" || allNeeds(service).some((need) => termId(need) === term)) &&
      (taxonomy === "" || (taxonomy === taxonomyId && allNeeds(service).length > 0)) &&
      (after === "" || service.checkedAt >= new Date(after)) &&
      holds(query, [service.name, service.what, service.whatEn, service.place, service.partyName]),
  );
}

/** Those who offer services, each once; services come in the order of their names. */
export function organizationsOf(services: readonly Service[]): Organization[] {
  return [...new Map(services.map(({ partyId, partyName }) => [partyId, { id: partyId, name: partyName }])).values()];
}

export const organizationsAsked = (services: readonly Service[], query: HsdsQuery): Organization[] =>
  organizationsOf(services).filter(({ name }) => holds(query, [name]));

/** Our needs stand beside each other: none is a part of another, so that all of them are at the top. */
export function termsAsked(query: HsdsQuery, words: (need: Need) => string): Need[] {
  const isOurs = query.taxonomy_id === "" || query.taxonomy_id === taxonomyId;
  return isOurs && query.parent_id === "" ? needs.filter((need) => holds(query, [need, words(need)])) : [];
}

export function holds({ search }: Pick<HsdsQuery, "search">, texts: readonly string[]): boolean {
  const wanted = search.toLocaleLowerCase("da");
  return texts.some((text) => text.toLocaleLowerCase("da").includes(wanted));
}
