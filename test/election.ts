import { addParty } from "../src/network/commands.ts";
import { callElection } from "../src/features/elections/commands/call.ts";
import { enterCandidate } from "../src/features/elections/commands/candidates.ts";
import { closeList, openVoting } from "../src/features/elections/commands/stages.ts";
import { codesOf, makeCodes } from "../src/features/elections/commands/voting.ts";
import { candidatesOf } from "../src/features/elections/queries/candidates.ts";
import { callSchema } from "../src/features/elections/schema.ts";
import { momentOf } from "../src/platform/i18n/dates.ts";
import type { Client, SeenPage } from "./client.ts";
import type { TestApp } from "./harness.ts";

/** A call as it is typed; tests begin on 2 March 2026. */
export const typedCall = {
  title: "Valg af naborepræsentanter 2026",
  seats: "3",
  deputies: "2",
  crosses: "3",
  fromDay: "2026-04-01",
  toDay: "2028-03-31",
  voters: "Alle over 18 år, der bor i Istedgade eller Skydebanegade.",
  standers: "Alle, der kan stemme.",
  contact: "Sekretariatet, forum@eksempel.dk",
  candidatesDay: "2026-03-10",
  withdrawDay: "2026-03-12",
  votingDay: "2026-03-16",
  hallDay: "2026-03-20",
  hallFrom: "17:00",
  hallUntil: "20:00",
  place: "Beboerhuset, Eksempelgade 4",
};

/** Hours of that election. */
export const hours = {
  call: momentOf("2026-03-02", "10:00"),
  closing: momentOf("2026-03-11", "09:00"),
  voting: momentOf("2026-03-20", "17:30"),
  counting: momentOf("2026-03-20", "20:00"),
};

/** A party of neighbours to elect for. */
export function neighbours(t: TestApp, name = "Naboerne"): Promise<string> {
  return t.db.transaction().execute((tx) => addParty(tx, t.permit("parties.manage"), { name, kind: "neighbours" }));
}

/** An election in which people of these names stand and the voting is open. @returns its id and their numbers by name */
export async function openElection(
  t: TestApp,
  partyId: string,
  names: readonly string[],
  changes: Partial<typeof typedCall> = {},
): Promise<{ id: string; number: ReadonlyMap<string, number> }> {
  const permit = t.permit("elections.manage");
  const call = callSchema.parse({ ...typedCall, ...changes, partyId });
  t.now = hours.call;
  const { id } = await t.db.transaction().execute((tx) => callElection(tx, permit, call, t.now));
  for (const name of names)
    await t.db
      .transaction()
      .execute((tx) => enterCandidate(tx, permit, t.deps, id, { name, text: `${name} vil lytte.`, email: "", phone: "" }, t.now));
  await t.db.transaction().execute((tx) => closeList(tx, permit, id, hours.closing));
  t.now = hours.voting;
  await t.db.transaction().execute((tx) => openVoting(tx, permit, id, t.now));
  const standing = await candidatesOf(t.db, t.district.id, id);
  return { id, number: new Map(standing.map(({ name, number }) => [name ?? "", number ?? 0])) };
}

/** So many codes to vote with. */
export async function codesFor(t: TestApp, id: string, count: number): Promise<string[]> {
  const permit = t.permit("elections.manage");
  const key = await t.db.transaction().execute((tx) => makeCodes(tx, permit, t.deps.secret, id, count, t.now));
  return codesOf(key, count);
}

/** Somebody votes on screen. */
export async function vote(
  client: Client,
  id: string,
  answers: { readonly code: string; readonly crosses?: readonly number[]; readonly blank?: string },
  times = 1,
): Promise<SeenPage> {
  const page = await client.get(`/vesterbro/elections/${id}/vote`);
  const { code, crosses = [], blank } = answers;
  const filled = { code, ...(crosses.length > 0 && { crosses: crosses.map(String) }), ...(blank && { blank }) };
  return client.submit(page, `/${id}/vote`, filled, times);
}
