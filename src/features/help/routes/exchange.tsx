import { listParties } from "../../../network/queries.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormError, FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { discardImport, keepImport, storeImport, undoImport } from "../commands/imports.ts";
import { planImport } from "../rules/exchange/import-plan.ts";
import { paths } from "../paths.ts";
import { findImport, listImports, listServices } from "../queries/services.ts";
import { importSchema, largestSent, nothingSchema, seenSchema } from "../schema.ts";
import type { SentImport } from "../schema.ts";
import { readSentServices } from "../rules/exchange/sent-services.ts";
import type { SentServices } from "../rules/exchange/sent-services.ts";
import { writeServicesCsv } from "../rules/exchange/services-csv.ts";
import { given } from "../texts/given.ts";
import { DataPage } from "../views/data.tsx";
import { ImportFormPage } from "../views/import.tsx";
import { PreviewPage, StoredPage } from "../views/imported.tsx";

type Managing = Visit<"help.manage">;

async function formPage(visit: Managing, problem: FormProblem = freshForm()) {
  return <ImportFormPage {...{ visit, problem }} recent={await listImports(visit.db, visit.permit)} />;
}

async function importPage(visit: Managing, problem: FormProblem = freshForm()) {
  visit.c.header("Cache-Control", "private, no-store");
  const id = idIn(visit);
  const kept = id && (await findImport(visit.db, visit.permit, id));
  if (!kept) return undefined;
  if (kept.status !== "read") return <StoredPage {...{ visit, problem, kept }} />;
  const [services, parties] = await Promise.all([listServices(visit.db, visit.districtId), listParties(visit.db, visit.districtId)]);
  return <PreviewPage {...{ visit, problem, kept }} plan={planImport(kept.rows, services, { parties, streets: visit.district.streets, now: visit.now })} />;
}

/** A file is read before pasted text: whoever chose one means it. */
async function readSent({ file, text }: SentImport, now: Date) {
  if (file && file.size > largestSent) return { problem: "too_large_sent" as const };
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
  return readSentServices(bytes, now);
}

async function sentErrors(input: SentImport, now: Date): Promise<FormError[]> {
  const read = await readSent(input, now);
  if (!("problem" in read)) return [];
  if (input.file) return [{ field: "file", code: read.problem }];
  return [{ field: "text", code: read.problem === "too_large_sent" ? "too_long_pasted" : read.problem }];
}

/** What was sent, in which `sentErrors` found nothing wrong. */
async function sentServices(input: SentImport, now: Date): Promise<SentServices> {
  const read = await readSent(input, now);
  if ("problem" in read) throw new Error("a refused file was to be kept");
  return read;
}

const toImport = (visit: Managing, id: string) => paths.import.to(visit, { id });

/** What everyone may fetch, and what coordinators read in. */
export const exchangeRoutes: readonly Route[] = [
  page(paths.data, everyone, (visit) => <DataPage visit={visit} />),
  page(paths.servicesFile, everyone, async (visit) => {
    const services = await listServices(visit.db, visit.districtId);
    const addressOf = ({ id }: { readonly id: string }) => visit.deps.publicUrl + paths.service.to(visit, { id });
    return visit.c.body(writeServicesCsv(services, addressOf, visit.now), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="tilbud-${visit.districtId}-${dayOf(visit.now)}.csv"`,
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": "no-cache",
    });
  }, { gives: { what: given.table, type: "text/csv" } }),
  page(paths.addImport, "help.manage", (visit) => formPage(visit)),
  form(paths.addImport, "help.manage", importSchema, {
    uploads: true,
    unseen: true,
    check: (visit, input) => sentErrors(input, visit.now),
    save: async (visit, tx, input) => toImport(visit, await keepImport(tx, visit.permit, await sentServices(input, visit.now), visit.now)),
    again: formPage,
  }),
  page(paths.import, "help.manage", (visit) => importPage(visit)),
  form(paths.storeImport, "help.manage", seenSchema, {
    save: async (visit, tx, { seen }) => {
      const id = idOfForm(visit);
      await storeImport(tx, visit.permit, id, seen, visit.now);
      return toImport(visit, id);
    },
    again: importPage,
  }),
  form(paths.undoImport, "help.manage", nothingSchema, {
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await undoImport(tx, visit.permit, id, visit.now);
      return toImport(visit, id);
    },
    again: importPage,
  }),
  form(paths.discardImport, "help.manage", nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      await discardImport(tx, visit.permit, idOfForm(visit));
      return paths.addImport.to(visit, {});
    },
    again: importPage,
  }),
];
