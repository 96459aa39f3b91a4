import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { listServices } from "../queries/services.ts";
import { texts } from "../texts/work.ts";

/** The services a party keeps right. */
export async function servicesOfParty(visit: Visit<"parties.manage">, partyId: string): Promise<Hanging | undefined> {
  const services = (await listServices(visit.db, visit.districtId)).filter((service) => service.partyId === partyId);
  if (services.length === 0) return undefined;
  return {
    ...texts[visit.lang].hangsOn,
    lines: services.map(({ id, name, place }) => ({
      key: `service-${id}`,
      title: name,
      about: place ?? "",
      href: paths.change.to(visit, { id }),
    })),
  };
}
