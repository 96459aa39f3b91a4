import { sendPdf } from "../../../../platform/pdf/send.ts";
import { readReceiptCode } from "../../../../platform/receipt-code.ts";
import { hasPage, idIn, idOfForm, pageIn } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { sendSpreadsheet } from "../../../../platform/web/spreadsheet.ts";
import { preparedHere } from "../../routes/here.ts";
import { isOpen } from "../../rules/stages.ts";
import { nothingSchema } from "../../schema.ts";
import { takeOffList } from "../commands/list.ts";
import { makeLetters, makePaperCode } from "../commands/paper.ts";
import { remindInvited, sendInvitations } from "../commands/send.ts";
import type { Sending } from "../commands/send.ts";
import { invitationPaths } from "../paths.ts";
import { findInvitation, lettersOf, listInvited, sentLetterOf } from "../queries/invitations.ts";
import { letterBatches } from "../queries/paper.ts";
import { invitationCells } from "../rules/cells.ts";
import { lettersDocument } from "../rules/paper.ts";
import { standings } from "../rules/standing.ts";
import { paperSchema } from "../schema.ts";
import { texts } from "../texts/desk.ts";
import { DeskPage } from "../views/desk.tsx";
import { invitedOnAPage, invitedShown } from "../views/listed.tsx";
import { SheetPage, answersAt } from "../views/sheet.tsx";
import { linesRoutes } from "./lines.tsx";
import { networkRoutes } from "./network.tsx";

const right = "conference.prepare";

type Preparer = Visit<typeof right>;

async function conferenceHere(visit: Preparer) {
  visit.c.header("Cache-Control", "no-store");
  return preparedHere(visit);
}

async function deskPage(visit: Preparer, problem?: FormProblem) {
  const conference = await conferenceHere(visit);
  if (!conference) return undefined;
  const list = await listInvited(visit.db, visit.permit, conference.id, visit.deps);
  const asked = { group: standings.find((one) => one === visit.query("group")), page: pageIn(visit), search: visit.query("q").slice(0, 120) };
  // A form that was sent from a page that is empty by now comes back on the last.
  if (!problem && !hasPage(asked.page, invitedShown({ list, ...asked }).shown.length, invitedOnAPage)) return undefined;
  const letters = await lettersOf(visit.db, visit.permit, conference.id);
  const batches = await letterBatches(visit.db, visit.permit, conference.id, { list, secret: visit.deps.secret });
  return <DeskPage {...{ visit, conference, list, letters, batches, ...asked }} problem={problem ?? freshForm()} />;
}

async function sheetPage(visit: Preparer, problem: FormProblem = freshForm()) {
  const conference = await conferenceHere(visit);
  const id = idIn(visit, "invitation");
  const invitation = conference && id && (await findInvitation(visit.db, visit.permit, conference.id, id));
  if (!conference || !invitation || invitation.email !== null || !isOpen(conference, visit.now)) return undefined;
  const letter = await sentLetterOf(visit.db, visit.districtId, conference.id, visit.deps.publicUrl);
  return <SheetPage {...{ visit, conference, invitation, letter, problem }} code={readReceiptCode(visit.query("code"))} />;
}

async function lettersPdf(visit: Preparer) {
  const conference = await conferenceHere(visit);
  if (!conference || !isOpen(conference, visit.now)) return undefined;
  const { db, permit, district, deps } = visit;
  const list = await listInvited(db, permit, conference.id, deps);
  const batch = (await letterBatches(db, permit, conference.id, { list, secret: deps.secret })).find(({ at }) => String(at.getTime()) === visit.query("batch"));
  const letter = await sentLetterOf(db, visit.districtId, conference.id, deps.publicUrl);
  if (!batch || !letter) return undefined;
  const document = lettersDocument({ district, conference, letter, batch, ...answersAt(visit), secret: deps.secret });
  return sendPdf(document, `${texts[visit.lang].letters.fileName}.pdf`, "no-store");
}

const sendingOf = ({ district, deps, now }: Preparer): Sending => ({ district, publicUrl: deps.publicUrl, secret: deps.secret, now });

/** The list of those who are invited, the letter, and what is sent. */
export const deskRoutes: readonly Route[] = [
  page(invitationPaths.desk, right, (visit) => deskPage(visit)),
  page(invitationPaths.csv, right, async (visit) => {
    const conference = await conferenceHere(visit);
    if (!conference) return undefined;
    const list = await listInvited(visit.db, visit.permit, conference.id, visit.deps);
    return sendSpreadsheet(visit.c, invitationCells(list, visit.lang), `${texts[visit.lang].csvName}.csv`);
  }),
  form(invitationPaths.send, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      return invitationPaths.desk.to(visit, { id }, { saved: "sent", count: await sendInvitations(tx, visit.permit, id, sendingOf(visit)) });
    },
    again: deskPage,
  }),
  form(invitationPaths.remind, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      return invitationPaths.desk.to(visit, { id }, { saved: "reminded", count: await remindInvited(tx, visit.permit, id, sendingOf(visit)) });
    },
    again: deskPage,
  }),
  form(invitationPaths.remove, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      await takeOffList(tx, visit.permit, id, idOfForm(visit, "invitation"));
      return invitationPaths.desk.to(visit, { id }, { saved: "removed" });
    },
    again: deskPage,
  }),
  form(invitationPaths.letters, right, nothingSchema, {
    unseen: true,
    save: async (visit, tx) => {
      const id = idOfForm(visit);
      const count = await makeLetters(tx, visit.permit, id, sendingOf(visit));
      return invitationPaths.desk.to(visit, { id }, { saved: "printed", count, batch: visit.now.getTime() });
    },
    again: deskPage,
  }),
  page(invitationPaths.lettersPdf, right, (visit) => lettersPdf(visit)),
  page(invitationPaths.paper, right, (visit) => sheetPage(visit)),
  form(invitationPaths.paper, right, paperSchema, {
    unseen: true,
    save: async (visit, tx, { told }) => {
      const [id, invitation] = [idOfForm(visit), idOfForm(visit, "invitation")];
      const code = await makePaperCode(tx, visit.permit, id, invitation, { ...sendingOf(visit), told });
      return invitationPaths.paper.to(visit, { id, invitation }, { code });
    },
    again: sheetPage,
  }),
  ...networkRoutes,
  ...linesRoutes,
];
