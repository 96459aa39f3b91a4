import { listParties } from "../../../network/queries.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { everyone, form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { threadOf } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { approveMinutes, personalFindings } from "../commands/approve.ts";
import { closeAgendaItem, saveMinutes } from "../commands/minutes.ts";
import { outlineOf } from "../live.ts";
import {
  approvePath,
  closeItemPath,
  meetingWorkPath,
  minutesPath,
  publishedPath,
  publishedTextPath,
  saveMinutesPath,
} from "../paths.ts";
import { agendaFor, agendaOf } from "../queries/agenda.ts";
import { findPublished, partiesPresent } from "../queries/minutes.ts";
import {
  approvalSchema,
  minutesSchema,
  outcomeSchema,
  publicVersions,
} from "../schema.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { ApprovePage } from "../views/approve.tsx";
import { MergePage } from "../views/merge.tsx";
import { MinutesPage } from "../views/minutes.tsx";
import { PublishedPage } from "../views/published.tsx";
import { RefusedPage } from "../views/series-form.tsx";
import { askedMeeting, notedAttendance } from "./asked.ts";

type Minuting = Visit<"meetings.minute">;
type Approving = Visit<"meetings.approve">;

async function minutesPage(visit: Minuting, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  if (meeting.approvedAt) return visit.c.redirect(meetingWorkPath.to(visit, { id: meeting.id }));
  const agenda = await agendaFor(visit.db, visit.permit, meeting.id);
  const noted = await notedAttendance(visit, meeting.id);
  const parties = await listParties(visit.db, visit.districtId);
  const outline = outlineOf(agenda, noted, false);
  return <MinutesPage {...{ visit, meeting, agenda, noted, parties, outline, problem }} />;
}

async function mergePage(visit: Minuting, problem: FormProblem) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  const agenda = await agendaFor(visit.db, visit.permit, meeting.id);
  const entry = agenda.find((one) => one.itemId === visit.param("item"));
  return entry && <MergePage {...{ visit, meeting, entry, problem }} />;
}

async function approvePage(visit: Approving, problem?: FormProblem) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  if (meeting.approvedAt) return visit.c.redirect(publishedPath.to(visit, { id: meeting.id }));
  const agenda = await agendaOf(visit.db, visit.permit, meeting.id);
  const present = await partiesPresent(visit.db, visit.districtId, meeting.id);
  const proposed = agenda.flatMap((entry) => [
    [`title-${entry.itemId}`, entry.publicTitle ?? ""],
    [`text-${entry.itemId}`, entry.minutes],
  ]);
  // What was typed stands; an item that has come meanwhile starts from its minutes.
  const values = { ...(Object.fromEntries(proposed) as Record<string, string>), ...problem?.values };
  const findings = await personalFindings(visit.db, visit.districtId, publicVersions(values));
  const shown = { values, errors: problem?.errors ?? [] };
  return <ApprovePage {...{ visit, meeting, agenda, present, findings }} problem={shown} />;
}

const entryOf = (visit: Visit) => ({ meetingId: idOfForm(visit), itemId: idOfForm(visit, "item") });

export const minutesRoutes: readonly Route[] = [
  page(minutesPath, "meetings.minute", (visit) => minutesPage(visit)),
  form(saveMinutesPath, "meetings.minute", minutesSchema, {
    repeatable: true,
    save: async (visit, tx, input) => {
      const ref = entryOf(visit);
      const { version, isMerged } = await saveMinutes(tx, visit.permit, ref, input);
      // The script that saves by itself reads the new version from this address.
      const query = { saved: isMerged ? "joined" : "1", version };
      return `${minutesPath.to(visit, { id: ref.meetingId }, query)}#item-${ref.itemId}`;
    },
    again: mergePage,
  }),
  form(closeItemPath, "meetings.minute", outcomeSchema, {
    save: async (visit, tx, { outcome }) => {
      const ref = entryOf(visit);
      await closeAgendaItem(tx, visit.permit, ref, outcome, visit.now);
      return `${minutesPath.to(visit, { id: ref.meetingId })}#item-${ref.itemId}`;
    },
    again: (visit, problem) => (
      <RefusedPage
        {...{ visit, problem }}
        title={minutesTexts[visit.lang].write.close}
        words={{ ...minutesTexts[visit.lang].errors, standing: agendaTexts[visit.lang].errors.standing }}
        back={minutesPath.to(visit, { id: idIn(visit) ?? "" })}
      />
    ),
  }),
  page(approvePath, "meetings.approve", (visit) => approvePage(visit)),
  form(approvePath, "meetings.approve", approvalSchema, {
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await approveMinutes(tx, visit.permit, visit.district, id, input, visit.now);
      return publishedPath.to(visit, { id });
    },
    again: approvePage,
  }),
  page(publishedPath, everyone, async (visit) => {
    const id = idIn(visit);
    const published = id && (await findPublished(visit.db, visit.districtId, id));
    if (!id || !published) return undefined;
    const ref = { kind: "meeting", id };
    const reader = readerOf(visit);
    const thread = threadSteps(visit, await threadOf(visit.db, visit.districtId, ref, reader), ref, reader);
    return <PublishedPage {...{ visit, published, thread }} meetingId={id} />;
  }),
  page(publishedTextPath, everyone, async (visit) => {
    const id = idIn(visit);
    const published = id && (await findPublished(visit.db, visit.districtId, id));
    if (!published) return undefined;
    return visit.c.body(published.text, 200, {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${published.documentNumber}.txt"`,
    });
  }),
];
