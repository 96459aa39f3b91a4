import { readUpload, uploadErrors } from "../../../platform/files/uploads.ts";
import type { StoredFile } from "../../../platform/files/uploads.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { idIn, pageIn } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page, sharedPage } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { forgetContact } from "../commands/news.ts";
import { refusePersonPhones } from "../../../network/person-phones.ts";
import { reportObservation } from "../commands/report.ts";
import { paths } from "../paths.ts";
import { listPlaces } from "../queries/places.ts";
import { findPublished, findPublishedPattern, listPublished } from "../queries/published.ts";
import { findReceipt } from "../queries/receipt.ts";
import { forgetMailSchema, reportSchema } from "../schema.ts";
import type { Report } from "../schema.ts";
import { ReceiptPage } from "../views/receipt.tsx";
import { ReportPage } from "../views/report.tsx";
import { PatternPage, SeenOnePage, SeenPage } from "../views/seen.tsx";
import { StreetPage } from "../views/street.tsx";

const reportPage = async (visit: Visit, problem: FormProblem) => (
  <ReportPage visit={visit} problem={problem} places={await listPlaces(visit.db, visit.districtId)} />
);

async function saveReport(visit: Visit, tx: Tx, report: Report, photo: StoredFile | undefined): Promise<string> {
  const { kind, place, placeWords, text, email, lat, lon } = report;
  await refusePersonPhones(tx, visit.districtId, { text, placeWords });
  const point = lat === undefined || lon === undefined ? undefined : { lat, lon };
  const { receiptCode } = await reportObservation(
    tx,
    visit.districtId,
    { kind, placeId: place, placeWords, text, point, email, photoKey: photo?.key },
    visit.now,
  );
  return paths.receipt.to(visit, { code: receiptCode }, { sent: "1" });
}

async function receiptPage(visit: Visit) {
  visit.c.header("Cache-Control", "no-store");
  const receipt = await findReceipt(visit.db, visit.districtId, visit.param("code"), visit.now);
  if (!receipt) return undefined;
  const thread = await threadOf(
    visit.db,
    visit.districtId,
    { kind: "observation", id: receipt.id },
    "visitor",
  );
  return <ReceiptPage visit={visit} receipt={receipt} thread={thread} />;
}

async function seenPage(visit: Visit) {
  const page = pageIn(visit);
  const { observations, pages } = await listPublished(visit.db, visit.districtId, page);
  if (observations.length === 0 && page > 1) return undefined;
  return <SeenPage visit={visit} observations={observations} page={page} pages={pages} />;
}

async function seenOnePage(visit: Visit) {
  const id = idIn(visit);
  if (!id) return undefined;
  const observation = await findPublished(visit.db, visit.districtId, id);
  if (!observation)
    return visit.may("street.triage") ? visit.c.redirect(paths.inboxItem.to(visit, { id })) : undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind: "observation", id }, readerOf(visit));
  return <SeenOnePage visit={visit} observation={observation} thread={thread} />;
}

async function patternPage(visit: Visit) {
  const id = idIn(visit);
  if (!id) return undefined;
  const pattern = await findPublishedPattern(visit.db, visit.districtId, id);
  if (!pattern)
    return visit.may("street.triage") ? visit.c.redirect(paths.inboxPattern.to(visit, { id })) : undefined;
  const thread = await threadOf(visit.db, visit.districtId, { kind: "pattern", id }, readerOf(visit));
  return <PatternPage visit={visit} pattern={pattern} thread={thread} />;
}

/** Reporting, following what came of it, and reading what was published. */
export const publicRoutes: readonly Route[] = [
  sharedPage(paths.street, (visit) => <StreetPage visit={visit} />),
  page(paths.report, everyone, (visit) => reportPage(visit, freshForm())),
  form(paths.report, everyone, reportSchema, {
    uploads: true,
    unseen: true,
    limit: "report",
    check: (_visit, { photo }) => uploadErrors("photo", photo, "photo"),
    upload: (visit, { photo }) => readUpload({ districtId: visit.districtId, folder: "photos" }, photo, "photo"),
    save: saveReport,
    again: reportPage,
  }),
  sharedPage(paths.receipt, receiptPage),
  form(paths.receipt, everyone, forgetMailSchema, {
    save: async (visit, tx) => {
      const code = visit.param("code");
      const receipt = await findReceipt(tx, visit.districtId, code, visit.now);
      if (receipt) await forgetContact(tx, visit.districtId, receipt.id);
      return paths.receipt.to(visit, { code }, { forgotten: "1" });
    },
    again: receiptPage,
  }),
  sharedPage(paths.seen, seenPage),
  page(paths.seenOne, everyone, seenOnePage),
  page(paths.pattern, everyone, patternPage),
];
