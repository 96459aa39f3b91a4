import { z } from "zod";
import { languageWords, spokenLanguages } from "../spoken-languages.ts";
import { needs } from "../needs.ts";

/** What our HSDS interface answers, for those who write programs that read it. A test holds every answer against it. */

const id = z.uuid();
const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);

const organization = z.object({ id, name: z.string(), description: z.string() });

const serviceInList = z.object({
  id,
  organization_id: id,
  name: z.string(),
  description: z.string(),
  url: z.url(),
  status: z.enum(["active", "temporarily closed"]),
  alert: z.string().optional(),
  eligibility_description: z.string().optional(),
  minimum_age: z.number().int().optional(),
  maximum_age: z.number().int().optional(),
  assured_date: day,
  last_modified: z.iso.datetime(),
  organization,
});

const taxonomy = z.object({ id, name: z.string(), description: z.string() });

const term = z.object({
  id, code: z.enum(needs), name: z.string(), description: z.string(), taxonomy: z.string(), taxonomy_id: id, language: z.enum(["da", "en"]),
});

const attribute = z.object({
  id, link_id: id, link_entity: z.enum(["service", "schedule"]), taxonomy_term_id: id, taxonomy_term: term.optional(), value: z.string().optional(),
});

const schedule = z.object({
  id,
  service_id: id,
  wkst: z.literal("MO"),
  schedule_link: z.url(),
  freq: z.enum(["WEEKLY", "MONTHLY"]).optional(),
  interval: z.number().int().optional(),
  dtstart: day.optional(),
  byday: z.string().optional(),
  opens_at: time.optional(),
  closes_at: time.optional(),
  valid_from: day.optional(),
  valid_to: day.optional(),
  description: z.string().optional(),
  notes: z.string().optional(),
  attributes: z.array(attribute).optional(),
});

const location = z.object({
  id, location_type: z.literal("physical"), organization_id: id, name: z.string(), latitude: z.number().optional(), longitude: z.number().optional(),
});

const place = { id, service_id: id, location_id: id, location };

const languageNames = Object.values(languageWords).flatMap(({ da, en }) => [da, en]);

const wholeServiceAlone = serviceInList.extend({
  phones: z.array(z.object({ id, service_id: id, number: z.string() })),
  schedules: z.array(schedule),
  languages: z.array(z.object({ id, service_id: id, code: z.enum(spokenLanguages), name: z.enum(languageNames) })),
  attributes: z.array(attribute),
});

const wholeService = wholeServiceAlone.extend({ service_at_locations: z.array(z.object(place)) });

const atLocationInList = z.object({ ...place, service: serviceInList });

const wholeAtLocation = z.object({ ...place, service: wholeServiceAlone });

const namedService = serviceInList.pick({ id: true, name: true, status: true });

const wholeOrganization = organization.extend({ services: z.array(z.union([wholeService, namedService])) });

const minimal = z.object({ id, modified_date: z.iso.datetime() });

const page = (contents: z.ZodType) =>
  z.object({
    total_items: z.number().int(), total_pages: z.number().int(), page_number: z.number().int(), size: z.number().int(),
    first_page: z.boolean(), last_page: z.boolean(), empty: z.boolean(), contents: z.array(contents),
  });

export const hsdsShapes = {
  about: z.object({ version: z.string(), profile: z.url(), openapi_url: z.url() }),
  refusal: z.object({ error: z.string() }),
  services: page(z.union([wholeService, serviceInList, minimal])),
  service: wholeService,
  organizations: page(z.union([wholeOrganization, organization])),
  organization: wholeOrganization,
  atLocations: page(z.union([wholeAtLocation, atLocationInList])),
  atLocation: wholeAtLocation,
  taxonomies: page(taxonomy),
  taxonomy,
  terms: page(term),
  term,
} as const;
