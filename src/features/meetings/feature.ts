import type { KvarterFeature } from "../../thread/feature.ts";
import { answerPurpose } from "./commands/invitations.ts";
import { ownFeedPurpose } from "./commands/feed.ts";
import { approveMinutesJob, inviteJob, mailAgendaJob, remindJob } from "./jobs.ts";
import { agendaItemKind, meetingKind } from "./kinds.ts";
import { forumPath, invitationsPath, sentToPath } from "./paths.ts";
import { policy } from "./policy.ts";
import { readMinutesPurpose } from "./queries/meetings.ts";
import { retention } from "./retention.ts";
import { attendanceRoutes } from "./routes/attendance.tsx";
import { correctionRoutes } from "./routes/corrections.tsx";
import { cycleRoutes } from "./routes/cycle.tsx";
import { calendarRoutes } from "./routes/calendar.tsx";
import { dateRoutes } from "./routes/dates.tsx";
import { forumRoutes } from "./routes/forum.tsx";
import { handListRoutes } from "./routes/hand-lists.tsx";
import { invitationRoutes } from "./routes/invitations.tsx";
import { itemRoutes } from "./routes/item.tsx";
import { meetingRoutes } from "./routes/meeting.tsx";
import { minutesLiveRoutes } from "./routes/live.tsx";
import { minutesRoutes } from "./routes/minutes.tsx";
import { proposalRoutes } from "./routes/proposals.tsx";
import { publishedRoutes } from "./routes/published.tsx";
import { sentAgendaRoutes } from "./routes/sent-agenda.tsx";
import { seriesRoutes } from "./routes/series.tsx";
import { standingRoutes } from "./routes/standing.tsx";
import { meetingTexts } from "./texts/meeting.ts";
import { meetingsOfMember, meetingsOfParty } from "./views/hangs-on.ts";
import { nextMeetingOnHome } from "./views/home.tsx";
import { meetingsThatWait } from "./views/waits.ts";

const { da, en } = meetingTexts;

/** The forum's pages and calendars also show what other features tell there, which they are given: meetings import none. */
export function meetingsOf(features: readonly KvarterFeature[]): KvarterFeature {
  return {
    name: "meetings",
    policy,
    routes: [
      ...forumRoutes(features),
      ...seriesRoutes,
      ...dateRoutes,
      ...calendarRoutes(features),
      ...meetingRoutes(features),
      ...itemRoutes,
      // The lists come before the invitations, where their address would read as a member's.
      ...handListRoutes,
      ...invitationRoutes,
      ...minutesRoutes,
      ...minutesLiveRoutes,
      ...cycleRoutes,
      ...correctionRoutes,
      ...publishedRoutes,
      ...attendanceRoutes,
      ...standingRoutes,
      ...proposalRoutes,
      ...sentAgendaRoutes(features),
    ],
    kinds: [agendaItemKind, meetingKind],
    linkPurposes: [
      {
        purpose: answerPurpose,
        label: { da: "Svar på en invitation til et møde", en: "Answer an invitation to a meeting" },
        itemKind: "meeting",
        renewAt: (place, id) => invitationsPath.to(place, { id }),
      },
      {
        purpose: readMinutesPurpose,
        label: { da: "Læs og ret et referat", en: "Read and correct minutes" },
        itemKind: "meeting",
        renewAt: (place, id) => sentToPath.to(place, { id }),
      },
      {
        purpose: ownFeedPurpose,
        label: { da: "Hent sin egen kalender", en: "Fetch their own calendar" },
        itemKind: "meeting",
      },
    ],
    retention,
    hangsOn: { order: 50, party: meetingsOfParty, member: meetingsOfMember },
    waits: { order: 30, forMember: meetingsThatWait },
    jobs: [approveMinutesJob, inviteJob, mailAgendaJob, remindJob],
    menu: [{ path: forumPath, label: { da: da.forum.title, en: en.forum.title }, order: 20 }],
    home: {
      order: 20,
      door: {
        path: forumPath,
        title: { da: da.forum.door, en: en.forum.door },
        text: { da: da.forum.doorText, en: en.forum.doorText },
      },
      alive: nextMeetingOnHome,
    },
    shortcuts: { "/forum": forumPath },
  };
}
