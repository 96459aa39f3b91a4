import { sendPdf } from "../../../platform/pdf/send.ts";
import { idOfForm } from "../../../platform/web/address.ts";
import type { Feature } from "../../../platform/web/feature.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { isMailed } from "../../../platform/identity/member.ts";
import { agendaDocument } from "../agenda-document.ts";
import { sendAgenda } from "../commands/send-agenda.ts";
import { meetingPath, meetingWorkPath, sendAgendaPath, sentAgendaPath, sentAgendaPdfPath } from "../paths.ts";
import { findMeeting } from "../queries/meetings.ts";
import type { ReadingPermit } from "../queries/meetings.ts";
import { invitedMembers, linesToSend, sentVersions } from "../queries/sent-agenda.ts";
import { nothingSchema } from "../schema.ts";
import { changesBetween } from "../sent-agenda.ts";
import { SendAgendaPage, SentAgendaPage } from "../views/sent-agenda.tsx";
import { askedMeeting } from "./asked.ts";
import { asNews, sinceLastParts, tellSinceLast } from "./since-last.ts";

type Preparing = Visit<"meetings.prepare">;
type Reading = Visit & { readonly permit: ReadingPermit };

/** Sending an agenda, and reading it as it was sent; with what these features tell since the last meeting. */
export function sentAgendaRoutes(features: readonly Feature[]): Route[] {
  const parts = sinceLastParts(features);
  // Papers and mails are in Danish, whichever language the coordinator reads.
  const newsFor = async (visit: Reading, id: string) => {
    const meeting = await findMeeting(visit.db, visit.permit, id);
    const told = meeting && (await tellSinceLast(parts, { ...visit, lang: "da" }, meeting));
    return asNews(told?.told ?? []);
  };

  const sendPage = async (visit: Preparing, problem: FormProblem = freshForm()) => {
    const meeting = await askedMeeting(visit);
    if (!meeting || meeting.cancelledAt || meeting.startsAt <= visit.now) return undefined;
    const lines = await linesToSend(visit.db, visit.permit, meeting.id);
    const versions = await sentVersions(visit.db, visit.permit, meeting.id);
    const last = versions[0];
    const changes = last ? changesBetween(last.content.lines, lines) : [];
    const invited = await invitedMembers(visit.db, visit.permit, meeting.id);
    const had = new Set(last && changes.length === 0 ? versions.flatMap(({ content }) => content.recipients) : []);
    const mails = invited.filter((member) => isMailed(member) && !had.has(member.id)).length;
    const byHand = invited.filter((member) => !isMailed(member));
    const news = await newsFor(visit, meeting.id);
    const shown = { visit, meeting, lines, news, last, changes, mails, byHand, problem };
    return <SendAgendaPage {...shown} isAnyoneInvited={invited.length > 0} />;
  };

  return [
    page(sendAgendaPath, "meetings.prepare", (visit) => sendPage(visit)),
    form(sendAgendaPath, "meetings.prepare", nothingSchema, {
      save: async (visit, tx) => {
        const id = idOfForm(visit);
        await sendAgenda(tx, visit.permit, id, await newsFor(visit, id), visit.now);
        return meetingWorkPath.to(visit, { id }, { sent: "1" });
      },
      again: sendPage,
    }),
    page(sentAgendaPath, "meetings.read", async (visit) => {
      const meeting = await askedMeeting(visit);
      const versions = meeting ? await sentVersions(visit.db, visit.permit, meeting.id) : [];
      const asked = visit.query("version");
      const shown = asked === "" ? versions[0] : versions.find(({ version }) => String(version) === asked);
      return meeting && shown && <SentAgendaPage {...{ visit, shown, versions }} meetingId={meeting.id} />;
    }),
    page(sentAgendaPdfPath, "meetings.read", async (visit) => {
      const meeting = await askedMeeting(visit);
      const versions = meeting ? await sentVersions(visit.db, visit.permit, meeting.id) : [];
      const at = versions.findIndex(({ version }) => String(version) === visit.param("version"));
      const shown = versions[at];
      if (!meeting || !shown) return undefined;
      const before = versions[at + 1];
      const name = `dagsorden-${shown.content.startsAt.slice(0, 10)}.pdf`;
      const document = agendaDocument({
        sent: shown.content,
        version: shown.version,
        sentAt: shown.sentAt,
        changes: before ? changesBetween(before.content.lines, shown.content.lines) : [],
        district: visit.district,
        url: visit.deps.publicUrl + meetingPath.to({ districtId: visit.districtId, lang: "da" }, { id: meeting.id }),
      });
      return sendPdf(document, name);
    }),
  ];
}
