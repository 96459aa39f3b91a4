import { listConsents, withdrawConsent } from "../../../network/consents.ts";
import { listRepresentations } from "../../../network/representations.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { findMember } from "../../../platform/identity/queries.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { changeOwnReach, ownId } from "../commands.ts";
import { mePath, withdrawOwnConsentPath } from "../paths.ts";
import { nothingSchema, ownReachSchema } from "../schema.ts";
import { MePage } from "../views/me.tsx";

type Own = Visit<"parties.own">;

async function mePage(visit: Own, problem?: FormProblem) {
  const { db, permit } = visit;
  const id = ownId(permit);
  const member = id && (await findMember(db, permit, id));
  if (!id || !member || member.endedAt) return undefined;
  const representations = await listRepresentations(db, permit, { memberId: id, on: dayOf(visit.now) });
  const consents = await listConsents(db, permit, { memberId: id });
  const known = freshForm({ reach: member.reach, phone: member.phone ?? "", centreName: member.centreName ?? "" });
  visit.c.header("Cache-Control", "private, no-store");
  const shown = { values: { ...known.values, ...problem?.values }, errors: problem?.errors ?? [] };
  return <MePage {...{ visit, member, representations, consents }} problem={shown} />;
}

export const meRoutes: readonly Route[] = [
  page(mePath, "parties.own", (visit) => mePage(visit)),
  form(mePath, "parties.own", ownReachSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      await changeOwnReach(tx, visit.permit, input);
      return mePath.to(visit, {}, { saved: "1" });
    },
    again: mePage,
  }),
  form(withdrawOwnConsentPath, "parties.own", nothingSchema, {
    save: async (visit, tx) => {
      const id = ownId(visit.permit);
      if (!id || !(await withdrawConsent(tx, visit.permit, idOfForm(visit), dayOf(visit.now), id))) throw notNow();
      return mePath.to(visit, {}, { saved: "withdrawn" });
    },
    again: mePage,
  }),
];
