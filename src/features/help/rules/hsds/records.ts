import { dayOf } from "../../../../platform/i18n/dates.ts";
import { languageWords } from "../spoken-languages.ts";
import { doorSentences } from "../doors/door-rules.ts";
import { needs, needWords } from "../needs.ts";
import type { Need } from "../needs.ts";
import { paths } from "../../paths.ts";
import type { Place } from "../../../../platform/web/path.ts";
import type { Service } from "../service.ts";
import { whereWords } from "../whereabouts.ts";
import { texts } from "../../texts/hsds.ts";
import { atLocationId, partId, taxonomyId, termId } from "./ids.ts";
import { hsdsSchedules } from "./schedules.ts";

/** Where and when it is asked. */
export interface Asked extends Place {
  readonly publicUrl: string;
  readonly now: Date;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
}

/** Beside a need that a service helps with only while somebody visits. */
export const onlyVisits = "visits";

/** HSDS wants a description; nobody has written one of a party, whose name says what it is. */
export const organizationRecord = ({ id, name }: Organization) => ({ id, name, description: name });

/** A service with what there is one of, as lists have it. */
export function serviceRecord(service: Service, asked: Asked) {
  const { id, partyId, partyName, name, what, whatEn, door, checkedAt, schedule } = service;
  const now = asked.now.getTime();
  const closure = schedule.closures.find(({ from, until }) => from <= now && (until === null || now < until));
  const eligibility = [...doorSentences(door, asked.lang), door.note].filter((line) => line !== "").join("\n");
  return {
    id,
    organization_id: partyId,
    name,
    description: asked.lang === "en" && whatEn !== "" ? whatEn : what,
    url: pageOf(service, asked),
    status: closure ? ("temporarily closed" as const) : ("active" as const),
    ...(closure && closure.reason !== "" && { alert: closure.reason }),
    ...(eligibility !== "" && { eligibility_description: eligibility }),
    ...(door.fromAge !== null && { minimum_age: door.fromAge }),
    ...(door.toAge !== null && { maximum_age: door.toAge }),
    // Whoever saves a service says that it is right.
    assured_date: dayOf(checkedAt),
    last_modified: checkedAt.toISOString(),
    organization: organizationRecord({ id: partyId, name: partyName }),
  };
}

/** A service with all that belongs to it. */
export function fullService(service: Service, asked: Asked) {
  return { ...serviceAlone(service, asked), service_at_locations: [placeParts(service, asked)] };
}

function serviceAlone(service: Service, asked: Asked) {
  const { id, languages } = service;
  return {
    ...serviceRecord(service, asked),
    phones: phonesOf(service),
    schedules: hsdsSchedules(service, dayOf(asked.now), pageOf(service, asked)),
    languages: languages.map((code) => ({ id: partId(id, `language ${code}`), service_id: id, code, name: languageWords[code][asked.lang] })),
    attributes: allNeeds(service).map((need) => ({
      id: partId(id, `need ${need}`), link_id: id, link_entity: "service", taxonomy_term_id: termId(need), taxonomy_term: termRecord(need, asked),
      // Found by this need too, but helped only while somebody visits.
      ...(!service.needs.includes(need) && { value: onlyVisits }),
    })),
  };
}

/** A service at its place, as lists have it. */
export const atLocationRecord = (service: Service, asked: Asked) => ({ ...placeParts(service, asked), service: serviceRecord(service, asked) });

/** A service at its place, with all that belongs to it. */
export const fullAtLocation = (service: Service, asked: Asked) => ({ ...placeParts(service, asked), service: serviceAlone(service, asked) });

const placeParts = (service: Service, asked: Asked) => ({
  id: atLocationId(service.id), service_id: service.id, location_id: locationOf(service, asked).id, location: locationOf(service, asked),
});

/** What is written of a place is one line; a point only where somebody has set one. */
const locationOf = (service: Service, { lang }: Asked) => ({
  id: partId(service.id, "location"), location_type: "physical" as const, organization_id: service.partyId, name: whereWords(service, lang),
  ...(service.point && { latitude: service.point.lat, longitude: service.point.lon }),
});

const phonesOf = ({ id, phone }: Service) => (phone === null ? [] : [{ id: partId(id, "phone"), service_id: id, number: phone }]);

/** An organization with its services: by name alone, or with all that belongs to them. */
export function fullOrganization(organization: Organization, services: readonly Service[], asked: Asked, withServices: boolean) {
  const own = services.filter(({ partyId }) => partyId === organization.id);
  return {
    ...organizationRecord(organization),
    services: own.map((service) => {
      if (withServices) return fullService(service, asked);
      const { id, name, status } = serviceRecord(service, asked);
      return { id, name, status };
    }),
  };
}

export const taxonomyRecord = ({ lang }: Place) => ({ id: taxonomyId, name: texts[lang].taxonomy, description: texts[lang].taxonomyMeans });

export const termRecord = (need: Need, { lang }: Place) => ({
  id: termId(need), code: need, name: needWords[need][lang], description: needWords[need][lang],
  taxonomy: texts[lang].taxonomy, taxonomy_id: taxonomyId, language: lang,
});

/** What a service helps with, at all times or when somebody visits. */
export const allNeeds = ({ needs: own, visits }: Service): readonly Need[] =>
  needs.filter((need) => own.includes(need) || visits.some((visit) => visit.need === need));

const pageOf = ({ id }: Service, asked: Asked) => `${asked.publicUrl}${paths.service.to(asked, { id })}`;
