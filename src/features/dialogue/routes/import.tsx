import { publishedPhones } from "../../../network/queries.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { askToStore, discardImport, keepImport } from "../commands/import.ts";
import { importErrors, importedFrom } from "../import-thread.ts";
import { paths } from "../paths.ts";
import { findImport } from "../queries/imports.ts";
import { importSchema, nothingSchema, storeSchema } from "../schema.ts";
import { ImportFormPage } from "../views/import.tsx";
import { ImportedPage } from "../views/imported.tsx";

type Managing = Visit<"dialogue.manage">;

const importForm = (visit: Managing, problem: FormProblem = freshForm()) => <ImportFormPage {...{ visit, problem }} />;

async function importedPage(visit: Managing, problem: FormProblem = freshForm()) {
  const id = idIn(visit, "import");
  const read = id === undefined ? undefined : await findImport(visit.db, visit.permit, id);
  visit.c.header("Cache-Control", "private, no-store");
  return read && <ImportedPage {...{ visit, read, problem }} />;
}

export const importRoutes: readonly Route[] = [
  page(paths.addImport, "dialogue.manage", (visit) => importForm(visit)),
  form(paths.addImport, "dialogue.manage", importSchema, {
    uploads: true,
    unseen: true,
    check: async (visit, input) => importErrors(input, await publishedPhones(visit.db, visit.districtId)),
    save: async (visit, tx, input) => {
      const imported = await importedFrom(input, await publishedPhones(visit.db, visit.districtId));
      return paths.import.to(visit, { import: await keepImport(tx, visit.permit, input, imported, visit.now) });
    },
    again: importForm,
  }),
  page(paths.import, "dialogue.manage", (visit) => importedPage(visit)),
  form(paths.storeImport, "dialogue.manage", storeSchema, {
    unseen: true,
    save: async (visit, tx, { start, closesOn }) => {
      const id = idOfForm(visit, "import");
      await askToStore(tx, visit.permit, id, start === "open" ? closesOn : null, visit.now);
      return paths.import.to(visit, { import: id });
    },
    again: importedPage,
  }),
  form(paths.discardImport, "dialogue.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      await discardImport(tx, visit.permit, idOfForm(visit, "import"));
      return paths.dialogue.to(visit, {});
    },
    again: importedPage,
  }),
];
