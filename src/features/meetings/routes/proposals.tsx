import { listParties, partiesOfMembers } from "../../../network/queries.ts";
import { downloadHeaders } from "../../../platform/files/download-headers.ts";
import { readUpload, uploadErrors } from "../../../platform/files/uploads.ts";
import { dayOf } from "../../../platform/i18n/dates.ts";
import { findMember, listMembers } from "../../../platform/identity/queries.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../platform/web/form.ts";
import type { FormProblem, FormValues } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { answerProposal, propose, takeProposal, withdrawProposal } from "../commands/proposals.ts";
import type { Mailing } from "../commands/proposals.ts";
import {
  answerProposalPath,
  decideProposalPath,
  proposalFilePath,
  proposalPath,
  proposalsPath,
  proposePath,
  takeProposalPath,
  withdrawProposalPath,
} from "../paths.ts";
import { findAgendaItem } from "../queries/agenda.ts";
import { comingMeetings } from "../queries/meetings.ts";
import type { ReadingPermit } from "../queries/meetings.ts";
import { findProposal, openProposals, ownProposals } from "../queries/proposals.ts";
import type { Proposal } from "../queries/proposals.ts";
import { listSeries } from "../queries/series.ts";
import { answerProposalSchema, nothingSchema, proposalSchema, takeProposalSchema } from "../schema.ts";
import { isOpen } from "../proposal.ts";
import { DecidePage, ProposalPage, proposedValues } from "../views/proposal.tsx";
import { ProposalsPage } from "../views/proposals.tsx";
import { ProposePage } from "../views/propose.tsx";
import { meetingName } from "../views/words.ts";
import { itemChoices } from "./asked.ts";

type Proposing = Visit<"meetings.propose">;
type Preparing = Visit<"meetings.prepare">;
type MeetingVisit = Visit & { readonly permit: ReadingPermit };

const mostOwn = 50;

const comingOf = async (visit: MeetingVisit, seriesId: string) =>
  (await comingMeetings(visit.db, visit.permit, visit.now)).filter((meeting) => meeting.seriesId === seriesId);

const ownId = ({ actor }: Visit) => (actor.kind === "member" ? actor.memberId : undefined);

const mailingOf = ({ district, deps }: Visit): Mailing => ({
  district,
  publicUrl: deps.publicUrl,
  nameOf: (meeting) => meetingName(meeting, "da"),
});

async function proposePage(visit: Proposing, problem: FormProblem = freshForm()) {
  const series = (await listSeries(visit.db, visit.districtId)).find(({ id }) => id === idIn(visit));
  const memberId = ownId(visit);
  if (!series || memberId === undefined) return undefined;
  const helps = visit.may("meetings.prepare");
  const members = helps ? (await listMembers(visit.db, visit.permit)).filter(({ id }) => id !== memberId) : [];
  const spoken = await partiesOfMembers(visit.db, visit.districtId, [memberId], dayOf(visit.now));
  const own = spoken.map(({ partyId, partyName }) => ({ id: partyId, name: partyName }));
  const parties = helps ? await listParties(visit.db, visit.districtId) : own;
  const coming = await comingOf(visit, series.id);
  const start: FormValues = own.length === 1 && own[0] && !helps ? { party: own[0].id } : {};
  const shown = problem.errors.length > 0 ? problem : freshForm(start);
  return <ProposePage {...{ visit, series, coming, parties, members }} problem={shown} />;
}

async function proposalHere(visit: MeetingVisit): Promise<Proposal | undefined> {
  const id = idIn(visit);
  return id ? findProposal(visit.db, visit.permit, id) : undefined;
}

async function proposalPage(visit: Proposing, problem: FormProblem = freshForm()) {
  const proposal = await proposalHere(visit);
  if (!proposal) return undefined;
  const item = proposal.itemId ? await findAgendaItem(visit.db, visit.permit, proposal.itemId) : undefined;
  const member = visit.may("meetings.prepare") ? await findMember(visit.db, visit.permit, proposal.memberId) : undefined;
  const byHand = member && !member.endedAt && !member.email ? member : undefined;
  const coming = await comingOf(visit, proposal.seriesId);
  return <ProposalPage {...{ visit, proposal, coming, byHand, problem }} itemIsReadable={item !== undefined} />;
}

async function decidePage(visit: Preparing, problem?: FormProblem, failed?: "take" | "answer") {
  const proposal = await proposalHere(visit);
  if (!proposal) return undefined;
  if (!isOpen(proposal.status) && !problem) return visit.c.redirect(proposalPath.to(visit, { id: proposal.id }));
  const coming = await comingOf(visit, proposal.seriesId);
  const choices = await itemChoices(visit);
  const shown = problem ?? proposedValues(proposal);
  return <DecidePage {...{ visit, proposal, coming, choices }} problem={shown} {...(failed && { failed })} />;
}

const answered = (visit: Visit) => proposalPath.to(visit, { id: visit.param("id") }, { saved: "answer" });

export const proposalRoutes: readonly Route[] = [
  page(proposePath, "meetings.propose", (visit) => proposePage(visit)),
  form(proposePath, "meetings.propose", proposalSchema, {
    uploads: true,
    check: (_visit, { file }) => uploadErrors("file", file, "attachment"),
    upload: (visit, { file }) => readUpload({ districtId: visit.districtId, folder: "meetings" }, file, "attachment"),
    save: async (visit, tx, { file: _file, member, party, minutes, ...words }, upload) => {
      const memberId = member ?? ownId(visit);
      if (memberId === undefined || (memberId !== ownId(visit) && !visit.may("meetings.prepare")))
        throw new Refusal({ field: "member", code: "invalid_choice" });
      const details = { ...words, wishedMinutes: minutes, partyId: party };
      const ref = { seriesId: idOfForm(visit), memberId };
      const { id, isLate } = await propose(tx, visit.permit, ref, details, upload, visit.now);
      return proposalPath.to(visit, { id }, { saved: isLate ? "late" : "sent" });
    },
    again: proposePage,
  }),
  page(proposalsPath, "meetings.propose", async (visit) => {
    const own = await ownProposals(visit.db, visit.permit, mostOwn);
    const series = await listSeries(visit.db, visit.districtId);
    return <ProposalsPage {...{ visit, own, series }} open={await openProposals(visit.db, visit.permit)} />;
  }),
  page(proposalPath, "meetings.propose", (visit) => proposalPage(visit)),
  page(proposalFilePath, "meetings.propose", async (visit) => {
    const file = (await proposalHere(visit))?.file;
    return file && new Response(await visit.deps.files.stream(file.key), { headers: downloadHeaders(file.name, file.type) });
  }),
  form(withdrawProposalPath, "meetings.propose", nothingSchema, {
    save: async (visit, tx) => {
      await withdrawProposal(tx, visit.permit, idOfForm(visit), visit.now);
      return proposalPath.to(visit, { id: visit.param("id") });
    },
    again: proposalPage,
  }),
  page(decideProposalPath, "meetings.prepare", (visit) => decidePage(visit)),
  form(takeProposalPath, "meetings.prepare", takeProposalSchema, {
    save: async (visit, tx, { meetingId, details }) => {
      const ref = { meetingId, proposalId: idOfForm(visit) };
      await takeProposal(tx, visit.permit, ref, details, mailingOf(visit), visit.now);
      return answered(visit);
    },
    again: (visit, problem) => decidePage(visit, problem, "take"),
  }),
  form(answerProposalPath, "meetings.prepare", answerProposalSchema, {
    save: async (visit, tx, input) => {
      await answerProposal(tx, visit.permit, idOfForm(visit), input, mailingOf(visit), visit.now);
      return answered(visit);
    },
    again: (visit, problem) => decidePage(visit, problem, "answer"),
  }),
];
