import { listParties } from "../../../network/queries.ts";
import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { freshForm } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { form, page } from "../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../platform/web/routes.ts";
import { closeAgendaItem, saveMinutes } from "../commands/minutes.ts";
import { outlineOf } from "../live.ts";
import { closeItemPath, cyclePath, meetingWorkPath, minutesPath, saveMinutesPath } from "../paths.ts";
import { agendaFor } from "../queries/agenda.ts";
import { minutesSchema, outcomeSchema } from "../schema.ts";
import { agendaTexts } from "../texts/agenda.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { MergePage } from "../views/merge.tsx";
import { MinutesPage } from "../views/minutes.tsx";
import { RefusedPage } from "../views/series-form.tsx";
import { askedMeeting, notedAttendance } from "./asked.ts";

type Minuting = Visit<"meetings.minute">;

async function minutesPage(visit: Minuting, problem: FormProblem = freshForm()) {
  const meeting = await askedMeeting(visit);
  if (!meeting) return undefined;
  if (meeting.approvedAt) return visit.c.redirect(meetingWorkPath.to(visit, { id: meeting.id }));
  if (meeting.sentAt) return visit.c.redirect(cyclePath.to(visit, { id: meeting.id }));
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
];
