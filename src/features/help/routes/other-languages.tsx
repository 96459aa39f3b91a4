import { idIn } from "../../../platform/web/address.ts";
import { freshForm, notNow } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { helpsWith, horizonAt, offersAt } from "../rules/now/board.ts";
import { approveTexts, withdrawTexts } from "../commands/other-languages.ts";
import { isNeed, needs } from "../rules/needs.ts";
import { isOtherLanguage, otherLanguages, validApprovals } from "../rules/languages/other-languages.ts";
import type { OtherLanguage } from "../rules/languages/other-languages.ts";
import { paths } from "../paths.ts";
import { listApprovals, shownLanguages } from "../queries/other-languages.ts";
import { findService, listServices } from "../queries/services.ts";
import { approvalSchema } from "../schema.ts";
import { textKeys } from "../texts/other-sources.ts";
import { OtherHelpPage, OtherServicePage } from "../views/other-languages.tsx";
import { OtherTextsPage, OtherWorkPage } from "../views/other-work.tsx";
import type { Warnings } from "../rules/now/warned.ts";

type Coordinator = Visit<"help.manage">;

const languageOf = (visit: Visit): OtherLanguage | undefined => {
  const named = visit.param("language");
  return isOtherLanguage(named) ? named : undefined;
};

/** The language that was asked for, while it may be shown, and all others that may. */
async function shownNow(visit: Visit) {
  const language = languageOf(visit);
  const shown = language ? await shownLanguages(visit.db, visit.districtId) : [];
  return language && shown.includes(language) ? { language, shown } : undefined;
}

async function helpPage(visit: Visit, warned: Warnings) {
  const asked = await shownNow(visit);
  if (!asked) return undefined;
  const services = await listServices(visit.db, visit.districtId);
  const named = visit.query("need");
  const need = isNeed(named) ? named : undefined;
  if (visit.lang === "da") return visit.c.redirect(paths.other.to({ ...visit, lang: "en" }, { language: asked.language }, { need }), 302);
  const horizon = horizonAt(visit.now);
  const helped = needs.filter((one) => services.some((service) => helpsWith(service, one)));
  return <OtherHelpPage {...{ visit, ...asked, need, helped, horizon }} offers={offersAt(services, horizon, need)} warnings={await warned(visit)} />;
}

async function servicePage(visit: Visit, warned: Warnings) {
  const asked = await shownNow(visit);
  const id = idIn(visit);
  const service = asked && id && (await findService(visit.db, visit.districtId, id));
  if (!asked || !service) return undefined;
  if (visit.lang === "da") return visit.c.redirect(paths.otherService.to({ ...visit, lang: "en" }, { language: asked.language, id: service.id }), 302);
  return <OtherServicePage {...{ visit, service }} language={asked.language} horizon={horizonAt(visit.now)} warnings={await warned(visit)} />;
}

async function workPage(visit: Coordinator) {
  const missing = await Promise.all(
    otherLanguages.map(async (language) => [language, textKeys.length - validApprovals(language, await listApprovals(visit.db, visit.permit, language)).size] as const),
  );
  return <OtherWorkPage {...{ visit }} missing={Object.fromEntries(missing) as Record<OtherLanguage, number>} />;
}

async function textsPage(visit: Coordinator, problem: FormProblem) {
  const language = languageOf(visit);
  return language && <OtherTextsPage {...{ visit, language, problem }} approvals={await listApprovals(visit.db, visit.permit, language)} />;
}

/** Help in the languages that named persons have approved, and where coordinators enter that; before the single services. */
export const otherLanguageRoutes = (warned: Warnings): readonly Route[] => [
  page(paths.other, everyone, (visit) => helpPage(visit, warned)),
  page(paths.otherService, everyone, (visit) => servicePage(visit, warned)),
  page(paths.otherWork, "help.manage", workPage),
  page(paths.otherTexts, "help.manage", (visit) => textsPage(visit, freshForm())),
  form(paths.otherTexts, "help.manage", approvalSchema, {
    save: async (visit, tx, input) => {
      const language = languageOf(visit);
      if (!language) throw notNow();
      if (input.do === "approve") await approveTexts(tx, visit.permit, language, input, visit.now);
      else await withdrawTexts(tx, visit.permit, language, input);
      return paths.otherTexts.to(visit, { language }, { saved: "1" });
    },
    again: textsPage,
  }),
];
