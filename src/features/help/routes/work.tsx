import { nameNow } from "../../../network/party.ts";
import { leftAmong } from "../../../network/queries.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { horizonAt } from "../rules/now/board.ts";
import { addService, changeHours, changeService, checkService, closeService, endService, reopenService } from "../commands/services.ts";
import { paths } from "../paths.ts";
import { closedDoors, editableParties, findService, listServices } from "../queries/services.ts";
import { changedServiceSchema, closeSchema, pastedHoursSchema, serviceSchema, versionSchema } from "../schema.ts";
import { closedBefore, freshness } from "../rules/service.ts";
import type { Service } from "../rules/service.ts";
import { PasteHoursPage } from "../views/paste-hours.tsx";
import { ServiceFormPage, filledForm } from "../views/service-form.tsx";
import { ClosePage, WorkPage } from "../views/work.tsx";

type Editor = Visit<"help.edit">;

/** Whose services they may edit; a coordinator also those of parties that have left. */
async function editing(visit: Editor) {
  const parties = await editableParties(visit.db, visit.permit, visit.now);
  const isOurs = ({ partyId }: Service) => visit.may("help.manage") || parties.some(({ id }) => id === partyId);
  return { parties, isOurs };
}

async function workPage(visit: Editor, problem: FormProblem) {
  const { parties, isOurs } = await editing(visit);
  const services = (await listServices(visit.db, visit.districtId)).filter(isOurs);
  const waits = (service: Service) => freshness(service, visit.now).days - service.checkEvery;
  return (
    <WorkPage
      {...{ visit, problem }}
      closed={await closedDoors(visit.db, visit.districtId, closedBefore(visit.now))}
      left={await leftAmong(visit.db, visit.districtId, services.map(({ partyId }) => partyId))}
      services={services.toSorted((a, b) => waits(b) - waits(a))}
      horizon={horizonAt(visit.now)}
      mayAdd={parties.length > 0}
    />
  );
}

async function newPage(visit: Editor, problem: FormProblem) {
  const { parties } = await editing(visit);
  return parties.length === 0 ? undefined : <ServiceFormPage {...{ visit, problem, parties }} />;
}

async function changePage(visit: Editor, problem?: FormProblem) {
  const { parties, isOurs } = await editing(visit);
  const service = await asked(visit);
  if (!service || !isOurs(service)) return undefined;
  const left = { id: service.partyId, name: nameNow({ name: service.partyName, hasLeft: true }, visit.lang) };
  const known = parties.some(({ id }) => id === left.id) ? parties : [left, ...parties];
  return <ServiceFormPage {...{ visit, service }} parties={known} problem={problem ?? freshForm(filledForm(service, visit.now))} />;
}

async function closePage(visit: Editor, problem: FormProblem) {
  const { isOurs } = await editing(visit);
  const service = await asked(visit);
  return service && isOurs(service) ? <ClosePage {...{ visit, problem, service }} /> : undefined;
}

async function pastePage(visit: Editor, problem: FormProblem = freshForm()) {
  const { isOurs } = await editing(visit);
  const service = await asked(visit);
  return service && isOurs(service) ? <PasteHoursPage {...{ visit, problem, service }} /> : undefined;
}

async function asked(visit: Editor): Promise<Service | undefined> {
  const id = idIn(visit);
  return id === undefined ? undefined : findService(visit.db, visit.districtId, id);
}

/** The list with what went wrong; not there for somebody who may not change this service. */
async function workAgain(visit: Editor, problem: FormProblem) {
  const { isOurs } = await editing(visit);
  const service = await asked(visit);
  return service && isOurs(service) ? workPage(visit, problem) : undefined;
}

/** To the list, which then says which service was saved. */
const toWork = (visit: Editor, saved = idOfForm(visit)) => paths.work.to(visit, {}, { saved });

export const workRoutes: readonly Route[] = [
  page(paths.work, "help.edit", (visit) => workPage(visit, freshForm())),
  page(paths.add, "help.edit", (visit) => newPage(visit, freshForm({ checkEvery: "30" }))),
  form(paths.add, "help.edit", serviceSchema, {
    save: async (visit, tx, input) => {
      return toWork(visit, await addService(tx, visit.permit, input, visit.now));
    },
    again: newPage,
  }),
  page(paths.change, "help.edit", (visit) => changePage(visit)),
  form(paths.change, "help.edit", changedServiceSchema, {
    save: async (visit, tx, { version, ...input }) => {
      await changeService(tx, visit.permit, idOfForm(visit), version, input, visit.now);
      return toWork(visit);
    },
    again: changePage,
  }),
  page(paths.pasteHours, "help.edit", (visit) => pastePage(visit)),
  form(paths.pasteHours, "help.edit", pastedHoursSchema, {
    save: async (visit, tx, { version, hours }) => {
      await changeHours(tx, visit.permit, idOfForm(visit), version, hours, visit.now);
      return toWork(visit);
    },
    again: pastePage,
  }),
  page(paths.close, "help.edit", (visit) => closePage(visit, freshForm())),
  form(paths.close, "help.edit", closeSchema, {
    save: async (visit, tx, input) => {
      await closeService(tx, visit.permit, idOfForm(visit), input, visit.now);
      return toWork(visit);
    },
    again: closePage,
  }),
  form(paths.check, "help.edit", versionSchema, {
    save: async (visit, tx, { version }) => {
      await checkService(tx, visit.permit, idOfForm(visit), version, visit.now);
      return toWork(visit);
    },
    again: workAgain,
  }),
  form(paths.reopen, "help.edit", versionSchema, {
    save: async (visit, tx, { version }) => {
      await reopenService(tx, visit.permit, idOfForm(visit), version, visit.now);
      return toWork(visit);
    },
    again: workAgain,
  }),
  form(paths.end, "help.edit", versionSchema, {
    save: async (visit, tx, { version }) => {
      await endService(tx, visit.permit, idOfForm(visit), version, visit.now);
      return toWork(visit);
    },
    again: workAgain,
  }),
];
