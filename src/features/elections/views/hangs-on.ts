import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { electionStatusWords } from "../kinds.ts";
import { paths } from "../paths.ts";
import { unfinishedElectionsFor } from "../queries/elections.ts";
import { texts } from "../texts/election.ts";

/** Elections for a party that are not over. */
export async function electionsForParty(visit: Visit<"parties.manage">, partyId: string): Promise<Hanging | undefined> {
  const elections = await unfinishedElectionsFor(visit.db, visit.districtId, partyId);
  if (elections.length === 0) return undefined;
  return {
    ...texts[visit.lang].hangsOn,
    lines: elections.map(({ id, title, status }) => ({
      key: `election-${id}`,
      title,
      about: electionStatusWords[status].words[visit.lang],
      href: paths.election.to(visit, { id }),
    })),
  };
}
