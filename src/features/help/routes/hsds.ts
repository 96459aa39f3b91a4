import type { Need } from "../rules/needs.ts";
import { needs, needWords } from "../rules/needs.ts";
import type { DistrictPath } from "../../../platform/web/path.ts";
import type { Given } from "../../../platform/web/gives.ts";
import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { hsdsPage, hsdsQuerySchema, readHsdsQuery } from "../rules/hsds/asked.ts";
import type { HsdsQuery } from "../rules/hsds/asked.ts";
import { atLocationId, taxonomyId, termId } from "../rules/hsds/ids.ts";
import * as records from "../rules/hsds/records.ts";
import type { Asked } from "../rules/hsds/records.ts";
import { holds, organizationsAsked, organizationsOf, servicesAsked, termsAsked } from "../rules/hsds/select.ts";
import { hsdsShapes } from "../rules/hsds/shapes.ts";
import { given } from "../texts/given.ts";
import { paths } from "../paths.ts";
import { listServices } from "../queries/services.ts";
import type { Service } from "../rules/service.ts";

/** The version of HSDS that this follows, and where its interface is described. */
const aboutFor = ({ deps: { publicUrl } }: Visit) => ({
  version: "3.0",
  profile: "https://docs.openreferral.org/en/3.0/",
  openapi_url: `${publicUrl}/api/openapi.json`,
});

/** Pages of other sites may read it too: it is the same for everyone. */
const headers = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" };

const data = (visit: Visit, value: unknown, status: 200 | 400 | 404 = 200) => visit.c.json(value, status, headers);

const askedBy = ({ deps, now, districtId, lang }: Visit): Asked => ({ publicUrl: deps.publicUrl, now, districtId, lang });

interface List<T> {
  readonly gives: "services" | "organizations" | "atLocations" | "taxonomies" | "terms";
  readonly choose: (services: readonly Service[], query: HsdsQuery, asked: Asked) => readonly T[];
  readonly record: (one: T, query: HsdsQuery, asked: Asked, services: readonly Service[]) => unknown;
}

const json = "application/json";

const inShort = (name: keyof typeof given & keyof typeof hsdsShapes): Given => ({ what: given[name], type: json, schema: hsdsShapes[name] });

function list<T>(path: DistrictPath, { gives, choose, record }: List<T>): Route {
  const answers: Given = { ...inShort(gives), query: hsdsQuerySchema, others: [{ type: "application/x-ndjson" }], refusal: hsdsShapes.refusal };
  return page(path, everyone, async (visit) => {
    const query = readHsdsQuery(visit.query);
    if ("wrong" in query) return data(visit, { error: `not understood: ${query.wrong}` }, 400);
    const asked = askedBy(visit);
    const services = await listServices(visit.db, visit.districtId);
    const all = choose(services, query, asked);
    const shown = (some: readonly T[]) => some.map((one) => record(one, query, asked, services));
    if (query.format === "ndjson") {
      const lines = shown(all).map((one) => `${JSON.stringify(one)}\n`);
      return visit.c.body(lines.join(""), 200, { ...headers, "Content-Type": "application/x-ndjson; charset=utf-8" });
    }
    const told = hsdsPage(all, query.minimal ? { page: 1, per_page: Math.max(1, all.length) } : query);
    return data(visit, { ...told, contents: shown(told.contents) });
  }, { gives: answers });
}

type One = "service" | "organization" | "atLocation" | "taxonomy" | "term";

const oneQuery = hsdsQuerySchema.pick({ full_service: true });

function one(path: DistrictPath<`${string}:id`>, name: One, find: (id: string, services: readonly Service[], asked: Asked, visit: Visit) => unknown): Route {
  return page(path, everyone, async (visit) => {
    const services = await listServices(visit.db, visit.districtId);
    const found = find(visit.param("id").toLowerCase(), services, askedBy(visit), visit);
    return found === undefined ? data(visit, { error: "not found" }, 404) : data(visit, found);
  }, { gives: { ...inShort(name), ...(name === "organization" && { query: oneQuery }) } });
}

const serviceInList = (service: Service, { minimal, full }: HsdsQuery, asked: Asked) => {
  if (minimal) return { id: service.id, modified_date: service.checkedAt.toISOString() };
  return full ? records.fullService(service, asked) : records.serviceRecord(service, asked);
};

/** What is public of services, as the Human Services Data Specification says it, for other directories to read. */
export const hsdsRoutes: readonly Route[] = [
  page(paths.hsds, everyone, (visit) => data(visit, aboutFor(visit)), { gives: inShort("about") }),
  list<Service>(paths.hsdsServices, { gives: "services", choose: servicesAsked, record: serviceInList }),
  one(paths.hsdsService, "service", (id, services, asked) => {
    const service = services.find((each) => each.id === id);
    return service && records.fullService(service, asked);
  }),
  list<records.Organization>(paths.hsdsOrganizations, {
    gives: "organizations",
    choose: organizationsAsked,
    record: (organization, { full, full_service: withServices }, asked, services) =>
      full || withServices ? records.fullOrganization(organization, services, asked, withServices) : records.organizationRecord(organization),
  }),
  one(paths.hsdsOrganization, "organization", (id, services, asked, visit) => {
    const organization = organizationsOf(services).find((each) => each.id === id);
    return organization && records.fullOrganization(organization, services, asked, visit.query("full_service") === "true");
  }),
  list<Service>(paths.hsdsAtLocations, {
    gives: "atLocations",
    choose: servicesAsked,
    record: (service, { full }, asked) => (full ? records.fullAtLocation(service, asked) : records.atLocationRecord(service, asked)),
  }),
  one(paths.hsdsAtLocation, "atLocation", (id, services, asked) => {
    const service = services.find((each) => atLocationId(each.id) === id);
    return service && records.fullAtLocation(service, asked);
  }),
  list<ReturnType<typeof records.taxonomyRecord>>(paths.hsdsTaxonomies, {
    gives: "taxonomies",
    choose: (_, query, asked) => [records.taxonomyRecord(asked)].filter(({ name, description }) => holds(query, [name, description])),
    record: (taxonomy) => taxonomy,
  }),
  one(paths.hsdsTaxonomy, "taxonomy", (id, _, asked) => (id === taxonomyId ? records.taxonomyRecord(asked) : undefined)),
  list<Need>(paths.hsdsTerms, {
    gives: "terms",
    choose: (_, query, { lang }) => termsAsked(query, (need) => needWords[need][lang]),
    record: (need, _, asked) => records.termRecord(need, asked),
  }),
  one(paths.hsdsTerm, "term", (id, _, asked) => {
    const need = needs.find((each) => termId(each) === id);
    return need && records.termRecord(need, asked);
  }),
];
