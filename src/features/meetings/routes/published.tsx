import { idIn, idOfForm } from "../../../platform/web/address.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { sendPdf } from "../../../platform/pdf/send.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { approveMinutes, lockMinutes } from "../commands/approve.ts";
import { askForLook, personalFindings, publishMinutes } from "../commands/publish.ts";
import { publishedDocument } from "../minutes-document.ts";
import { approvePath, cyclePath, publishPath, publishedPath, publishedPdfPath, publishedTextPath } from "../paths.ts";
import { agendaOf } from "../queries/agenda.ts";
import { coordinatorsByMail, publicAddendaOf } from "../queries/cycle.ts";
import { findPublished, partiesPresent, publicDraftOf } from "../queries/minutes.ts";
import { approvalSchema, publicVersions } from "../schema.ts";
import { given } from "../texts/given.ts";
import { ApprovePage } from "../views/approve.tsx";
import type { SecondLook } from "../views/approve.tsx";
import { PublishedPage } from "../views/published.tsx";
import { askedMeeting } from "./asked.ts";

type Approving = Visit<"meetings.approve">;

async function approvePage(visit: Approving, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const here = { id: meeting.id };
  if (meeting.publishedAt) return visit.c.redirect(publishedPath.to(visit, here));
  if (meeting.approvedAt) return visit.c.redirect(publishPath.to(visit, here));
  return publicVersionPage(visit, problem);
}

async function publishPage(visit: Approving, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  if (!meeting?.approvedAt) return undefined;
  if (meeting.publishedAt) return visit.c.redirect(publishedPath.to(visit, { id: meeting.id }));
  return publicVersionPage(visit, problem);
}

async function publicVersionPage(visit: Approving, problem?: FormProblem) {
  const { db, permit, districtId } = visit;
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const agenda = await agendaOf(db, permit, meeting.id);
  const present = await partiesPresent(db, districtId, meeting.id);
  const draft = await publicDraftOf(db, permit, meeting.id);
  const proposed = agenda.flatMap((entry) => [
    [`title-${entry.itemId}`, draft.items?.[entry.itemId]?.title ?? entry.publicTitle ?? ""],
    [`text-${entry.itemId}`, draft.items?.[entry.itemId]?.minutes ?? entry.minutes],
  ]);
  // What was typed stands; an item that has come meanwhile starts from its minutes.
  const values = { ...(Object.fromEntries(proposed) as Record<string, string>), ...problem?.values };
  const findings = await personalFindings(db, districtId, publicVersions(values));
  const shown = { values, errors: problem?.errors ?? [] };
  const second = meeting.approvedAt ? { second: await secondLook(visit, draft.writtenBy) } : {};
  return <ApprovePage {...{ visit, meeting, agenda, present, findings, ...second }} problem={shown} />;
}

async function secondLook(visit: Approving, writtenBy: string | null): Promise<SecondLook> {
  const own = visit.actor.kind === "member" ? visit.actor.memberId : null;
  const coordinators = await coordinatorsByMail(visit.db, visit.permit);
  return {
    isOwn: writtenBy === null ? undefined : writtenBy === own,
    others: coordinators.filter(({ id }) => id !== own).length,
  };
}

async function published(visit: Visit) {
  const id = idIn(visit);
  const found = id && (await findPublished(visit.db, visit.districtId, id));
  return id && found ? { id, ...found, notes: await publicAddendaOf(visit.db, visit.districtId, id) } : undefined;
}

export const publishedRoutes: readonly Route[] = [
  page(approvePath, "meetings.approve", (visit) => approvePage(visit)),
  form(approvePath, "meetings.approve", approvalSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      if (input.do === "later") {
        await lockMinutes(tx, visit.permit, visit.district, id, { how: "meeting", state: input.state }, visit.now);
        return cyclePath.to(visit, { id });
      }
      await approveMinutes(tx, visit.permit, visit.district, id, input, visit.now);
      return publishedPath.to(visit, { id });
    },
    again: approvePage,
  }),
  page(publishPath, "meetings.approve", (visit) => publishPage(visit)),
  form(publishPath, "meetings.approve", approvalSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      if (input.do === "ask") {
        const asked = await askForLook(tx, visit.permit, id, input.items, { district: visit.district, publicUrl: visit.deps.publicUrl });
        return cyclePath.to(visit, { id }, { asked });
      }
      await publishMinutes(tx, visit.permit, id, input, visit.now);
      return publishedPath.to(visit, { id });
    },
    again: publishPage,
  }),
  page(publishedPath, everyone, async (visit) => {
    const found = await published(visit);
    if (!found) return undefined;
    const ref = { kind: "meeting", id: found.id };
    const reader = readerOf(visit);
    const thread = threadSteps(visit, await threadOf(visit.db, visit.districtId, ref, reader), ref, reader);
    return <PublishedPage {...{ visit, thread }} published={found} notes={found.notes} meetingId={found.id} />;
  }),
  page(publishedTextPath, everyone, async (visit) => {
    const found = await published(visit);
    if (!found) return undefined;
    return visit.c.body(found.text, 200, {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${found.documentNumber}.txt"`,
    });
  }, { gives: { what: given.minutes, type: "text/plain" } }),
  page(publishedPdfPath, everyone, async (visit) => {
    const found = await published(visit);
    if (!found) return undefined;
    const url = visit.deps.publicUrl + publishedPath.to({ districtId: visit.districtId, lang: "da" }, { id: found.id });
    return sendPdf(publishedDocument(found.minutes, { ...found, district: visit.district, url }), `${found.documentNumber}.pdf`);
  }, { limit: "paper" }),
];
