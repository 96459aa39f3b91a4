import { idIn, pageIn } from "../../platform/web/address.ts";
import { freshForm } from "../../platform/web/form.ts";
import { everyone, form, page } from "../../platform/web/routes.ts";
import type { Route, Visit } from "../../platform/web/routes.ts";
import { threadOf } from "../../thread/queries.ts";
import { readerOf } from "../../thread/reader.ts";
import { threadSteps } from "../../thread/steps.ts";
import { addDocument } from "./commands.ts";
import { recordsPaths } from "./paths.ts";
import { findDocument, listDocuments } from "./queries.ts";
import { documentSchema } from "./schema.ts";
import { DocumentFormPage, DocumentPage, RecordsPage, documentsOnAPage } from "./views.tsx";

export const routes: readonly Route[] = [
  page(recordsPaths.records, everyone, async (visit) => {
    const number = pageIn(visit);
    const range = { limit: documentsOnAPage, offset: (number - 1) * documentsOnAPage };
    const { documents, total } = await listDocuments(visit.db, visit.districtId, range);
    return documents.length === 0 && number > 1 ? undefined : (
      <RecordsPage {...{ visit, documents, total }} page={number} />
    );
  }),
  page(recordsPaths.newDocument, "records.manage", (visit) => <DocumentFormPage visit={visit} problem={freshForm()} />),
  form(recordsPaths.newDocument, "records.manage", documentSchema, {
    save: async (visit, tx, input) => {
      const { id } = await addDocument(tx, visit.permit, input, visit.now);
      return recordsPaths.document.to(visit, { id }, { saved: 1 });
    },
    again: (visit, problem) => <DocumentFormPage visit={visit} problem={problem} />,
  }),
  page(recordsPaths.document, everyone, documentPage),
];

async function documentPage(visit: Visit) {
  const id = idIn(visit);
  if (!id) return undefined;
  const item = { kind: "document", id };
  const reader = readerOf(visit);
  const [document, thread] = await Promise.all([
    findDocument(visit.db, visit.districtId, item.id),
    threadOf(visit.db, visit.districtId, item, reader),
  ]);
  return document && <DocumentPage {...{ visit, document }} thread={threadSteps(visit, thread, item, reader)} />;
}
