import type { Child } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { forumPath } from "../paths.ts";
import { comingMeeting } from "../queries/meetings.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { NextMeeting } from "./forum.tsx";

/** What the district's home tells of the forum: its next meeting, if one is planned. */
export async function nextMeetingOnHome(visit: Visit): Promise<Child | undefined> {
  const meeting = await comingMeeting(visit.db, visit.districtId, visit.now);
  if (!meeting) return undefined;
  const t = meetingTexts[visit.lang].forum;
  return (
    <Section title={t.next} action={<a href={forumPath.to(visit, {})}>{t.title}</a>}>
      <NextMeeting visit={visit} meeting={meeting} />
    </Section>
  );
}
