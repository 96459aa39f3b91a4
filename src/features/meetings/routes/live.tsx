import { idIn, idOfForm } from "../../../platform/web/address.ts";
import { form, page, stream } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { noteWriting } from "../commands/live.ts";
import { givenNames, minutesTopic } from "../live.ts";
import { minutesLivePath, minutesNowPath, minutesPath, minutesTextPath, writingPath } from "../paths.ts";
import { agendaFor } from "../queries/agenda.ts";
import { minutesNow } from "../queries/live.ts";
import { nothingSchema } from "../schema.ts";
import { minutesTexts } from "../texts/minutes.ts";
import { askedMeeting } from "./asked.ts";

const fresh = { "Cache-Control": "no-store" };

/** What an open page of minutes asks for by itself. */
export const minutesLiveRoutes: readonly Route[] = [
  stream(minutesLivePath, "meetings.minute", async (visit) => {
    const meeting = await askedMeeting(visit);
    return meeting && minutesTopic(meeting.id);
  }),
  page(minutesNowPath, "meetings.minute", async (visit) => {
    const meeting = await askedMeeting(visit);
    if (!meeting) return undefined;
    const { writing, ...now } = await minutesNow(visit.db, visit.permit, meeting, visit.now);
    const t = minutesTexts[visit.lang].live;
    const words = Object.entries(writing).map(([item, names]) => [item, t.writing(givenNames(names))]);
    return visit.c.json({ ...now, writing: Object.fromEntries(words) }, 200, fresh);
  }),
  page(minutesTextPath, "meetings.minute", async (visit) => {
    const meeting = await askedMeeting(visit);
    const agenda = meeting && (await agendaFor(visit.db, visit.permit, meeting.id));
    const entry = agenda?.find((one) => one.itemId === visit.param("item"));
    return entry && visit.c.json({ version: entry.version, minutes: entry.minutes }, 200, fresh);
  }),
  form(writingPath, "meetings.minute", nothingSchema, {
    repeatable: true,
    unseen: true,
    save: async (visit, tx) => {
      const ref = { meetingId: idOfForm(visit), itemId: idOfForm(visit, "item") };
      await noteWriting(tx, visit.permit, ref, visit.now);
      return minutesPath.to(visit, { id: ref.meetingId });
    },
    // Only a script sends it, and reads no page.
    again: (visit) => visit.c.redirect(minutesPath.to(visit, { id: idIn(visit) ?? "" }), 303),
  }),
];
