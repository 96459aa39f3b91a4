import { allLinkPurposes, findLinkPurpose } from "../../platform/identity/link-purposes.ts";
import { countOpenLinks, listOpenLinks, revokeLink, revokeLinksOfMember } from "../../platform/identity/open-links.ts";
import type { OpenLink } from "../../platform/identity/open-links.ts";
import { findMember } from "../../platform/identity/queries.ts";
import { pageIn } from "../../platform/web/address.ts";
import { freshForm, notNow } from "../../platform/web/form.ts";
import type { FormProblem } from "../../platform/web/form.ts";
import { form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { titlesOf } from "../../thread/queries.ts";
import { readerOf } from "../../thread/reader.ts";
import { paths } from "./paths.ts";
import { pressedSchema } from "./schema.ts";
import { LinksPage } from "./views.tsx";

type Keeper = Visit<"personal_links.read" | "personal_links.revoke">;

const perPage = 50;

// Not `unseen`: a page that a link opens may be kept for whoever comes next, and is not shown again once it is closed.
export const routes: readonly Route[] = [
  page(paths.links, "personal_links.read", (visit) => linksPage(visit, freshForm())),
  form(paths.revoke, "personal_links.revoke", pressedSchema, {
    save: async (visit, tx) => {
      if (!(await revokeLink(tx, visit.permit, visit.param("id"), visit.now))) throw notNow();
      return paths.links.to(visit, {}, { ...choiceIn(visit), closed: "one" });
    },
    again: linksPage,
  }),
  form(paths.revokeAll, "personal_links.revoke", pressedSchema, {
    save: async (visit, tx) => {
      const member = await findMember(tx, visit.permit, visit.param("member"));
      if (!member) throw notNow();
      await revokeLinksOfMember(tx, visit.permit, member.id, visit.now);
      return paths.links.to(visit, {}, { member: member.id, closed: "all" });
    },
    again: linksPage,
  }),
];

/** What the address chooses: links of one purpose, of one member, or all. */
function choiceIn(visit: Visit): { readonly for: string; readonly member: string } {
  const asked = visit.query("for");
  return { for: findLinkPurpose(asked) ? asked : "", member: visit.query("member") };
}

async function linksPage(visit: Keeper, problem: FormProblem) {
  visit.c.header("Cache-Control", "no-store");
  const { db, permit, now } = visit;
  const choice = choiceIn(visit);
  const member = choice.member === "" ? undefined : await findMember(db, permit, choice.member);
  if (choice.member !== "" && !member) return undefined;
  const counts = await countOpenLinks(db, permit, member?.id ?? "", now);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const total = choice.for === "" ? all : (counts.get(choice.for) ?? 0);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const here = pageIn(visit);
  if (here > pages) return undefined;
  const filter = { purpose: choice.for, memberId: member?.id ?? "" };
  const links = await listOpenLinks(db, permit, filter, now, { limit: perPage, offset: (here - 1) * perPage });
  const about = await aboutLinks(visit, links);
  return <LinksPage {...{ visit, links, about, counts, member, all, total, pages, problem }} purpose={choice.for} page={here} />;
}

/** What the links of a page are about, as this visitor may see it, and who holds those that are no member's. */
async function aboutLinks(visit: Keeper, links: readonly OpenLink[]) {
  const refs = links.flatMap(({ purpose, subjectId }) => {
    const kind = findLinkPurpose(purpose)?.itemKind;
    return kind === undefined ? [] : [{ kind, id: subjectId }];
  });
  const titles = await titlesOf(visit.db, visit.districtId, refs, readerOf(visit));
  const holders = new Map<string, string>();
  for (const one of allLinkPurposes()) {
    const ids = links.filter(({ purpose, member }) => purpose === one.purpose && !member).map(({ subjectId }) => subjectId);
    if (ids.length > 0)
      for (const [id, name] of (await one.holders?.(visit.db, visit.districtId, ids)) ?? []) holders.set(id, name);
  }
  return { titles, holders };
}
