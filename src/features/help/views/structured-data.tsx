import type { FC } from "hono/jsx";
import { raw } from "hono/html";
import { schemaOrgHours } from "../../../hours/schema-org.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import type { Horizon } from "../rules/now/board.ts";
import { needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import type { Service } from "../rules/service.ts";

/**
 * A service as search engines read it (schema.org as JSON-LD). A block of data is never run, so that the policy on scripts
 * has nothing to say about it.
 */
export const StructuredData: FC<{ visit: Visit; service: Service; horizon: Horizon }> = ({ visit, service, horizon }) => {
  const { name, place, isSecret, point, phone, languages, needs, partyName } = service;
  const data = {
    "@context": "https://schema.org",
    "@type": "Service",
    name,
    description: visit.lang === "en" && service.whatEn !== "" ? service.whatEn : service.what,
    url: `${visit.deps.publicUrl}${paths.service.to(visit, { id: service.id })}`,
    serviceType: needs.map((need) => needWords[need][visit.lang]),
    provider: { "@type": "Organization", name: partyName },
    availableChannel: {
      "@type": "ServiceChannel",
      availableLanguage: languages,
      serviceLocation: {
        "@type": "Place", name, ...(!isSecret && { address: place }), ...(point && { geo: { "@type": "GeoCoordinates", latitude: point.lat, longitude: point.lon } }), ...(phone !== null && { telephone: phone }),
        ...schemaOrgHours(service.schedule, horizon.days),
      },
    },
  };
  return <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll("<", "\\u003c"))}</script>;
};
