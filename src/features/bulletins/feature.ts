import { formatDate, formatDay } from "../../platform/i18n/dates.ts";
import type { SinceLast, WaitingLine } from "../../platform/web/feature.ts";
import type { Visit } from "../../platform/web/routes.ts";
import type { KvarterFeature } from "../../thread/feature.ts";
import { lastDay, phaseOf } from "./bulletin.ts";
import { askForLinesJob } from "./jobs.ts";
import { bulletinKind } from "./kinds.ts";
import { linkPurposes } from "./link-purposes.ts";
import { paths } from "./paths.ts";
import { policy } from "./policy.ts";
import { comingBulletins, linesToWrite } from "./queries.ts";
import { retention } from "./retention.ts";
import { bulletinRoutes } from "./routes.tsx";
import { texts } from "./texts.ts";
import { BulletinsSection } from "./views/forum.tsx";
import { WriteLines } from "./views/write-lines.tsx";

/** The bulletin also shows figures of these features, which it is given: it imports none of them. */
export function bulletinsOf(features: readonly KvarterFeature[]): KvarterFeature {
  const parts = features.flatMap((feature) => feature.bulletin ?? []).sort((a, b) => a.order - b.order);
  return {
    name: "bulletins",
    policy,
    routes: bulletinRoutes(parts),
    kinds: [bulletinKind],
    linkPurposes,
    retention,
    jobs: [askForLinesJob],
    forum: { order: 5, work: forumSection, onMeeting: linesOnMeeting },
    waits: { order: 10, forMember: linesThatWait },
    sinceLast: { order: 5, tell: readFirst },
  };
}

/** The next meetings: for a coordinator those to prepare, for others what they can read, and for both what they can write. */
async function forumSection(visit: Visit) {
  const prepares = visit.may("bulletins.prepare");
  const coming = await comingBulletins(visit.db, visit.permit, visit.now);
  const shown = coming.filter(({ bulletin }) => prepares || bulletin?.publishedAt).slice(0, 2);
  const toWrite = (await linesToWrite(visit.db, visit.permit, visit.now)).filter(({ isWritten }) => !isWritten);
  return shown.length + toWrite.length > 0 ? BulletinsSection({ visit, coming: shown, toWrite }) : undefined;
}

/** On a meeting's page: what whoever reads it can write for it. */
async function linesOnMeeting(visit: Visit, meetingId: string) {
  const toWrite = (await linesToWrite(visit.db, visit.permit, visit.now)).filter(({ meeting }) => meeting.id === meetingId);
  return toWrite.length > 0 ? WriteLines({ visit, toWrite }) : undefined;
}

/** The lines that are missing from the parties somebody speaks for. */
async function linesThatWait(visit: Visit): Promise<WaitingLine[]> {
  const t = texts[visit.lang].own;
  const missing = (await linesToWrite(visit.db, visit.permit, visit.now)).filter(({ isWritten }) => !isWritten);
  return missing.map(({ meeting, party }) => ({
    key: `lines-${meeting.id}-${party.id}`,
    title: t.title(party.name),
    isDanish: false,
    about: (phaseOf(meeting, visit.now) === "late" ? t.late : t.until)(formatDay(lastDay(meeting), visit.lang)),
    href: paths.partyLines.to(visit, { id: meeting.id, party: party.id }),
    dueDay: lastDay(meeting),
  }));
}

/** At the top of an agenda: what to have read when the meeting begins. */
async function readFirst(visit: Visit, since: Date): Promise<SinceLast | undefined> {
  const t = texts[visit.lang];
  const coming = await comingBulletins(visit.db, visit.permit, visit.now);
  const ready = coming.filter(({ bulletin }) => bulletin?.publishedAt && bulletin.publishedAt > since).slice(0, 1);
  if (ready.length === 0) return undefined;
  return {
    title: t.agenda.title,
    lines: ready.map(({ meeting, answered, asked }) => ({
      key: `bulletin-${meeting.id}`,
      text: texts.da.agenda.line,
      about: formatDate(meeting.at, visit.lang),
      href: paths.bulletin.to(visit, { id: meeting.id }),
      status: { label: t.of(answered, asked), tone: "open" as const },
    })),
  };
}
