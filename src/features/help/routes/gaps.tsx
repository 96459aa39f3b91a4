import { idIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { titlesOf, threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { takeGap } from "../commands/gaps.ts";
import { findTakenGap, gapId, gapKind, gapsNow } from "../queries/gap-items.ts";
import { paths } from "../paths.ts";
import { gapSchema } from "../schema.ts";
import { GapsPage } from "../views/gaps.tsx";
import { TakenGapPage } from "../views/taken-gap.tsx";
import { gapDoors } from "../rules/wanted.ts";

async function gapsPage(visit: Visit, problem: FormProblem = freshForm()) {
  const doors = gapDoors.filter((door) => visit.query(door) === "1");
  const { isEmpty, weeks, gaps } = await gapsNow(visit.db, visit.districtId, doors, visit.now);
  const ids = gaps.map(({ key }) => ({ key, id: gapId(visit.districtId, key, doors) }));
  const taken = await titlesOf(visit.db, visit.districtId, ids.map(({ id }) => ({ kind: gapKind, id })), "visitor");
  const takenIds = new Map(ids.filter(({ id }) => taken.has(`${gapKind} ${id}`)).map(({ key, id }) => [key, id]));
  return <GapsPage {...{ visit, problem, doors, isEmpty, weeks, gaps, takenIds }} mayTake={visit.may("help.manage")} />;
}

async function takenGapPage(visit: Visit) {
  const id = idIn(visit);
  const gap = id && (await findTakenGap(visit.db, visit.districtId, id));
  if (!id || !gap) return undefined;
  const item = { kind: gapKind, id };
  const reader = readerOf(visit);
  const thread = await threadOf(visit.db, visit.districtId, item, reader);
  return <TakenGapPage {...{ visit, gap }} thread={threadSteps(visit, thread, item, reader)} />;
}

/** The hours without help, and those that the forum has taken up. */
export const gapRoutes: readonly Route[] = [
  sharedPage(paths.gaps, (visit) => gapsPage(visit)),
  form(paths.gaps, "help.manage", gapSchema, {
    save: async (visit, tx, { gap, doors }) => paths.gap.to(visit, { id: await takeGap(tx, visit.permit, { key: gap, doors }, visit.now) }),
    again: (visit, problem) => gapsPage(visit, problem),
  }),
  page(paths.gap, everyone, takenGapPage),
];
