import { listRepresentations } from "../../../network/representations.ts";
import type { Representation } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import type { Feature, Hanging, HangsOnPart } from "../../../platform/web/feature.ts";
import { memberPath, partyPath } from "../paths.ts";
import { leavingTexts } from "../texts/leaving.ts";
import { functionWords, periodWords } from "../views/words.tsx";
import type { Manager } from "./asked.ts";

/** What these features say hangs on a party or a member, in the order they ask for. */
export function hangingBy(features: readonly Feature[]) {
  const parts = features.flatMap(({ hangsOn }) => hangsOn ?? []).sort((a, b) => a.order - b.order);
  const told = async (asked: (part: HangsOnPart) => Promise<Hanging | undefined> | undefined) =>
    (await Promise.all(parts.map(asked))).filter((one) => one !== undefined);
  return {
    onParty: (visit: Manager, partyId: string) => told((part) => part.party?.(visit, partyId)),
    onMember: (visit: Manager, memberId: string) => told((part) => part.member?.(visit, memberId)),
  };
}

export type HangingBy = ReturnType<typeof hangingBy>;

/** Those who speak for a party today or later. */
export async function speakersOf(visit: Manager, partyId: string): Promise<Hanging | undefined> {
  const { speaks, speaksText } = leavingTexts[visit.lang].party;
  const going = await goingOn(visit, { partyId });
  const lines = going.map((one) => ({
    key: `speaks-${one.id}`,
    title: one.memberName,
    about: `${functionWords(visit, one)} · ${periodWords(visit, one)}`,
    href: memberPath.to(visit, { id: one.memberId }),
  }));
  return lines.length > 0 ? { title: speaks, text: speaksText, lines } : undefined;
}

/** The parties a member speaks for today or later, and where nobody else does. */
export async function partiesOfMember(visit: Manager, memberId: string): Promise<Hanging | undefined> {
  const { speaks, speaksText, onlyOne } = leavingTexts[visit.lang].member;
  const lines = [];
  for (const one of await goingOn(visit, { memberId })) {
    const others = (await goingOn(visit, { partyId: one.partyId })).filter((other) => other.memberId !== memberId);
    const about = [functionWords(visit, one), others.length === 0 && onlyOne].filter(Boolean).join(" · ");
    lines.push({ key: `speaks-${one.id}`, title: one.partyName, about, href: partyPath.to(visit, { id: one.partyId }) });
  }
  return lines.length > 0 ? { title: speaks, text: speaksText, lines } : undefined;
}

async function goingOn(visit: Manager, which: Parameters<typeof listRepresentations>[2]): Promise<Representation[]> {
  const today = dayOf(visit.now);
  return (await listRepresentations(visit.db, visit.permit, which)).filter(({ toDay }) => toDay === null || toDay >= today);
}
