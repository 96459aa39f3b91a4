import { listDistricts } from "../../../platform/district/queries.ts";
import type { WallPaper } from "../../../platform/pdf/wall-paper.ts";
import { sendPdf } from "../../../platform/pdf/send.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { districtPath, prefix } from "../../../platform/web/path.ts";
import type { DistrictPath } from "../../../platform/web/path.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { makePapers } from "../commands/paper.ts";
import { isOnPaper } from "../rules/paper/paper.ts";
import { paperChanges, paperFacts } from "../rules/paper/changes.ts";
import type { WallPaperName } from "../rules/paper/changes.ts";
import { cardDocument, posterDocument, stairwellDocument } from "../rules/paper/documents.ts";
import type { PaperSource } from "../rules/paper/documents.ts";
import { paths } from "../paths.ts";
import { lastPapers, listServices } from "../queries/services.ts";
import { nothingSchema } from "../schema.ts";
import { freshness } from "../rules/service.ts";
import { texts } from "../texts/paper.ts";
import { PaperPage } from "../views/paper.tsx";

async function paperPage(visit: Visit, problem: FormProblem) {
  const services = await listServices(visit.db, visit.districtId);
  const last = await lastPapers(visit.db, visit.districtId);
  const changes = last ? paperChanges(last.facts, paperFacts(services, visit.district)) : [];
  return (
    <PaperPage
      {...{ visit, problem, changes }}
      madeAt={last?.madeAt}
      overdue={services.filter((service) => isOnPaper(service) && freshness(service, visit.now).isOverdue).length}
      leftOut={services.filter((service) => !isOnPaper(service)).map(({ name }) => name)}
      mayMake={visit.may("help.edit")}
    />
  );
}

/** Short addresses lead to the first district; others have their own. */
async function addressesOf({ db, deps, districtId, lang }: Visit): Promise<PaperSource["addresses"]> {
  const [first] = await listDistricts(db);
  const place = { districtId, lang };
  const isFirst = first?.id === districtId;
  const help = isFirst ? `${prefix(lang)}/hjaelp` : paths.help.to(place, {});
  const report = isFirst ? `${prefix(lang)}/meld` : districtPath("/").to(place, {});
  return { help: deps.publicUrl + help, report: deps.publicUrl + report };
}

/** Laid out of what applies at this moment, so that nobody prints hours that somebody has already put right. */
const pdf = (path: DistrictPath, paper: WallPaperName, document: (source: PaperSource) => WallPaper): Route =>
  page(path, everyone, async (visit) => {
    const { lang, now, district } = visit;
    const [services, addresses] = await Promise.all([listServices(visit.db, visit.districtId), addressesOf(visit)]);
    const name = `${texts[lang].fileNames[paper]}.pdf`;
    return sendPdf(document({ lang, now, district, services, addresses }), name);
  }, { limit: "paper" });

export const paperRoutes: readonly Route[] = [
  sharedPage(paths.paper, (visit) => paperPage(visit, freshForm())),
  form(paths.paper, "help.edit", nothingSchema, {
    save: async (visit, tx) => {
      await makePapers(tx, visit.permit, visit.now);
      return paths.paper.to(visit, {}, { made: "1" });
    },
    again: paperPage,
  }),
  pdf(paths.paperCard, "card", cardDocument),
  pdf(paths.paperPoster, "poster", posterDocument),
  pdf(paths.paperStairwell, "stairwell", stairwellDocument),
];
