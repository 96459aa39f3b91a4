import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Hanging } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { itemWorkPath, proposalPath } from "../paths.ts";
import { itemsToPresent, proposalsBy } from "../queries/hanging.ts";
import { proposalTexts } from "../texts/proposals.ts";

type Leaving = Visit<"parties.manage">;

/** What a party is to present at meetings to come, and what it has proposed. */
export async function meetingsOfParty(visit: Leaving, partyId: string): Promise<Hanging | undefined> {
  const items = await itemsToPresent(visit.db, visit.permit, partyId, visit.now);
  const presents = items.map(({ id, title, startsAt }) => ({
    key: `item-${id}`,
    title,
    about: proposalTexts[visit.lang].hangsOn.presents(formatDate(startsAt, visit.lang)),
    href: itemWorkPath.to(visit, { id }),
  }));
  return hanging(visit, [...presents, ...(await proposalLines(visit, { partyId }))]);
}

/** What a member has proposed. */
export async function meetingsOfMember(visit: Leaving, memberId: string): Promise<Hanging | undefined> {
  return hanging(visit, await proposalLines(visit, { memberId }));
}

async function proposalLines(visit: Leaving, by: Parameters<typeof proposalsBy>[2]): Promise<Hanging["lines"]> {
  const t = proposalTexts[visit.lang];
  return (await proposalsBy(visit.db, visit.permit, by)).map(({ id, title, status }) => ({
    key: `proposal-${id}`,
    title,
    about: t.hangsOn.proposal(t.statuses[status]),
    href: proposalPath.to(visit, { id }),
  }));
}

function hanging(visit: Leaving, lines: Hanging["lines"]): Hanging | undefined {
  const { title, text } = proposalTexts[visit.lang].hangsOn;
  return lines.length > 0 ? { title, text, lines } : undefined;
}
