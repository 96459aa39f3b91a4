import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { sendPdf } from "../../../platform/pdf/send.ts";
import { savePaper } from "../commands/council.ts";
import { councilDocument, councilText } from "../council-paper.ts";
import { paths } from "../paths.ts";
import { findPaper, paperFromThread } from "../queries/council.ts";
import { councilPaper } from "../schema.ts";
import { councilTexts } from "../texts/council.ts";
import { CouncilPage } from "../views/council.tsx";
import { decisionHere } from "./here.tsx";

/** A decision in the city's own agenda form. An internal one has none: the paper leaves the house. */
export const councilRoutes: readonly Route[] = [
  page(paths.council, "decisions.manage", (visit) => councilPage(visit)),
  form(paths.council, "decisions.manage", councilPaper, {
    unseen: true,
    save: async (visit, tx, { version, ...words }) => {
      await savePaper(tx, visit.permit, idOfForm(visit), version, words, visit.now);
      return paths.council.to(visit, { id: visit.param("id") }, { saved: "1" });
    },
    again: councilPage,
  }),
  page(paths.councilText, "decisions.manage", async (visit) => {
    const paper = await paperHere(visit);
    const name = `${councilTexts.da.fileName}.txt`;
    return paper && new Response(councilText(paper), { headers: { ...downloadHeaders(name, "text/plain"), "Content-Type": "text/plain; charset=utf-8" } });
  }),
  page(paths.councilPdf, "decisions.manage", async (visit) => {
    const paper = await paperHere(visit);
    if (!paper) return undefined;
    const name = `${councilTexts.da.fileName}.pdf`;
    return sendPdf(councilDocument(paper), name);
  }),
];

async function openDecisionHere(visit: Visit) {
  const decision = await decisionHere(visit);
  return decision?.isInternal ? undefined : decision;
}

/** The saved paper of the decision in the address, with all that stands around it. */
async function paperHere(visit: Visit) {
  const decision = await openDecisionHere(visit);
  const saved = decision && (await findPaper(visit.db, visit.districtId, decision.id));
  if (!decision || !saved) return undefined;
  const { district, now } = visit;
  const url = visit.deps.publicUrl + paths.decision.to({ districtId: visit.districtId, lang: "da" }, { id: decision.id });
  return { decision, words: saved.words, district, url, now };
}

async function councilPage(visit: Visit, problem?: FormProblem) {
  const decision = await openDecisionHere(visit);
  if (!decision) return undefined;
  const saved = await findPaper(visit.db, visit.districtId, decision.id);
  const words = saved?.words ?? (await paperFromThread(visit.db, visit.districtId, decision));
  return <CouncilPage {...{ visit, decision, saved }} problem={problem ?? freshForm(words)} />;
}
