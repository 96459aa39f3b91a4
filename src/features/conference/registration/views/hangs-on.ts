import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { Hanging } from "../../../../platform/web/feature.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { registrationPaths } from "../paths.ts";
import { registeredFor } from "../queries/of-party.ts";
import { texts } from "../texts/registration.ts";

/** The conferences to come that people are registered for who come for a party. */
export async function registeredForParty(visit: Visit<"parties.manage">, partyId: string): Promise<Hanging | undefined> {
  const conferences = await registeredFor(visit.db, visit.permit, partyId, visit.now);
  if (conferences.length === 0) return undefined;
  const { registered, ...words } = texts[visit.lang].hangsOn;
  return {
    ...words,
    lines: conferences.map(({ conferenceId, title, startsAt, count }) => ({
      key: `conference-${conferenceId}`,
      title,
      about: `${formatDate(startsAt, visit.lang)} · ${registered(count)}`,
      href: registrationPaths.list.to(visit, { id: conferenceId }),
    })),
  };
}
