import { openRepresentatives } from "../../../network/consents.ts";
import { partyKinds } from "../../../network/party.ts";
import { listSeatedParties, partiesOfMembers } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { listMembers } from "../../../platform/identity/queries.ts";
import type { SearchEntry } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { memberPath, partiesPath } from "../paths.ts";
import { texts } from "../texts.ts";

/** The parties and their page, for search: by name, and by who represents them openly. Only what stands on their public page. */
export async function partiesFound(visit: Visit): Promise<SearchEntry[]> {
  const [parties, open] = await Promise.all([listSeatedParties(visit.db, visit.districtId), openRepresentatives(visit.db, visit.districtId, dayOf(visit.now))]);
  const t = texts[visit.lang];
  const all = { key: "parties", kind: t.forum, title: t.parties.title, text: "", isDanish: false, alsoFoundBy: ["aktører", "parties"], href: partiesPath.to(visit, {}) };
  const each = parties.map(({ id, name, kind }) => ({
    key: `party-${id}`,
    kind: `${t.parties.found} · ${partyKinds[kind][visit.lang]}`,
    title: name,
    text: open.filter(({ partyId }) => partyId === id).map((one) => [one.function, one.publicName].filter(Boolean).join(": ")).join(" · "),
    isDanish: true,
    href: `${partiesPath.to(visit, {})}#${id}`,
  }));
  return [all, ...each, ...(await membersFound(visit))];
}

/** The members by name, for those whom the page of all members is for; the public names of others stand on their party. */
async function membersFound(visit: Visit): Promise<SearchEntry[]> {
  if (!visit.may("parties.manage")) return [];
  const members = await listMembers(visit.db, visit.permit);
  const spoken = await partiesOfMembers(visit.db, visit.districtId, members.map(({ id }) => id), dayOf(visit.now));
  return members.map(({ id, name }) => ({
    key: `member-${id}`,
    kind: texts[visit.lang].members.found,
    title: name,
    text: spoken.filter(({ memberId }) => memberId === id).map(({ partyName }) => partyName).join(" · "),
    isDanish: true,
    href: memberPath.to(visit, { id }),
  }));
}
