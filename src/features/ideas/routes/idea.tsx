import { browserKey } from "../../../platform/identity/browser-key.ts";
import { browserSecret, browserSecretOrNew } from "../../../platform/web/browser-secret.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { supportIdea, takeSupportBack } from "../commands/support.ts";
import type { SupporterRef } from "../commands/support.ts";
import { paths } from "../paths.ts";
import { findIdea } from "../queries/ideas.ts";
import { supports } from "../queries/support.ts";
import { supportSchema } from "../schema.ts";
import { IdeaPage } from "../views/idea.tsx";

const supporter = ({ deps, districtId }: Visit, ideaId: string, secret: string): SupporterRef => ({
  district: districtId,
  ideaId,
  key: browserKey(deps.secret, secret, "idea supporter", ideaId),
});

async function ideaPage(visit: Visit, problem: FormProblem = freshForm()) {
  const id = idIn(visit);
  if (!id) return undefined;
  const idea = await findIdea(visit.db, visit.districtId, id);
  if (!idea) return visit.may("ideas.manage") ? visit.c.redirect(paths.workOne.to(visit, { id })) : undefined;
  visit.c.header("Cache-Control", "private, no-store");
  const item = { kind: "idea", id };
  const reader = readerOf(visit);
  // The secret comes with the page while there is something to support; what is over gives nobody one.
  const secret = idea.status === "published" ? browserSecretOrNew(visit) : browserSecret(visit);
  const [thread, isSupporter] = await Promise.all([
    threadOf(visit.db, visit.districtId, item, reader),
    secret !== undefined && supports(visit.db, supporter(visit, id, secret)),
  ]);
  return <IdeaPage {...{ visit, idea, isSupporter, problem }} thread={threadSteps(visit, thread, item, reader)} />;
}

/** One public idea, and support for it. */
export const ideaRoutes: readonly Route[] = [
  page(paths.idea, everyone, (visit) => ideaPage(visit)),
  form(paths.support, everyone, supportSchema, {
    // Supporting twice is supporting once, so nothing needs to be remembered.
    repeatable: true,
    limit: "support",
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      const secret = browserSecret(visit);
      if (secret === undefined) throw new Refusal({ field: "", code: "no_cookie" });
      const who = supporter(visit, id, secret);
      if (input.do === "support") await supportIdea(tx, who);
      else await takeSupportBack(tx, who);
      return paths.idea.to(visit, { id }, { done: input.do === "support" ? "thanks" : "back" });
    },
    again: ideaPage,
  }),
];
