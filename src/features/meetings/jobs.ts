import { z } from "zod";
import { countRevision } from "../../platform/district/commands.ts";
import type { District } from "../../platform/district/district.ts";
import { findDistrict } from "../../platform/district/queries.ts";
import { dayOf } from "../../platform/i18n/dates.ts";
import { isMailed } from "../../platform/identity/member.ts";
import { membersById } from "../../platform/identity/queries.ts";
import type { JobDefinition, JobDeps } from "../../platform/jobs/jobs.ts";
import { oneByOne } from "../../platform/jobs/one-by-one.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { MailAttachment } from "../../platform/mail/outbox.ts";
import { renderPdf } from "../../platform/pdf/render.ts";
import { grant } from "../../platform/rights/permit.ts";
import { Refusal } from "../../platform/web/form.ts";
import { agendaDocument } from "./agenda-document.ts";
import { agendaMail } from "./agenda-mail.ts";
import { inviteJobName } from "./commands/from-poll.ts";
import { sendInvitations } from "./commands/invitations.ts";
import { remindOfMeeting } from "./commands/reminders.ts";
import { mailAgendaJobName, takeUnmailed } from "./commands/send-agenda.ts";
import { approveSilently } from "./commands/silence.ts";
import { meetingPath } from "./paths.ts";
import { agendaOf } from "./queries/agenda.ts";
import { dueMinutes } from "./queries/cycle.ts";
import type { DueMinutes } from "./queries/cycle.ts";
import { meetingsToRemindOf } from "./queries/reminders.ts";
import type { MeetingToRemindOf } from "./queries/reminders.ts";
import { findSentVersion } from "./queries/sent-agenda.ts";
import type { SentVersion } from "./queries/sent-agenda.ts";
import { changesBetween } from "./sent-agenda.ts";
import { sentAgendaTexts } from "./texts/sent-agenda.ts";

/**
 * Approves every night the minutes that nobody has corrected in time, and tells the coordinators of those that a
 * correction holds up. Minutes that cannot be approved do not hold up the others; the job is then tried again.
 */
export const approveMinutesJob: JobDefinition = {
  name: "approve-minutes",
  label: { da: "Godkender referater, som ingen har rettet i tide", en: "Approves minutes that nobody corrected in time" },
  schedule: "20 4 * * *",
  run: async (deps) => {
    await oneByOne(await dueMinutes(deps.db, dayOf(deps.now())), (due) => approveOne(deps, due));
  },
};

/**
 * Reminds every morning those who are invited to a meeting soon and have said yes or nothing, once each. Repeating it is
 * harmless; a meeting that fails does not hold up the others.
 */
export const remindJob: JobDefinition = {
  name: "remind-of-meetings",
  label: { da: "Minder om møder", en: "Reminds of meetings" },
  schedule: "0 9 * * *",
  run: async (deps) => {
    await oneByOne(await meetingsToRemindOf(deps.db, deps.now()), (due) => remindOne(deps, due));
  },
};

const inviting = z.object({ districtId: z.string(), meetingId: z.uuid() });

/** Invites those who are expected at a meeting. Running twice invites them once; a meeting that was cancelled meanwhile nobody. */
export const inviteJob: JobDefinition = {
  name: inviteJobName,
  label: { da: "Inviterer til et møde, som en tid er fundet til", en: "Invites to a meeting for which a time was found" },
  run: async ({ db, publicUrl, now }, given) => {
    const { districtId, meetingId } = inviting.parse(given);
    const district = await findDistrict(db, districtId);
    if (!district) return;
    const permit = grant(district.id, { kind: "system", name: inviteJobName }, "meetings.prepare");
    const sending = { now: now(), publicUrl };
    try {
      await db.transaction().execute((tx) => sendInvitations(tx, permit, district, meetingId, sending, "expected"));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  },
};

async function remindOne({ db, publicUrl, now }: JobDeps, { districtId, meetingId }: MeetingToRemindOf): Promise<void> {
  const district = await findDistrict(db, districtId);
  if (!district) return;
  const permit = grant(district.id, { kind: "system", name: "remind-of-meetings" }, "meetings.prepare");
  await db.transaction().execute((tx) => remindOfMeeting(tx, permit, meetingId, { district, publicUrl, now: now() }));
}

async function approveOne({ db, publicUrl, now }: JobDeps, { districtId, meetingId }: DueMinutes): Promise<void> {
  const district = await findDistrict(db, districtId);
  if (!district) return;
  const permit = grant(district.id, { kind: "system", name: "approve-minutes" }, "meetings.approve");
  await db.transaction().execute(async (tx) => {
    const done = await approveSilently(tx, permit, meetingId, { district, publicUrl, now: now() });
    // What was not dealt with comes onto the next agenda, which everyone can see.
    if (done === "approved") await countRevision(tx, district.id);
  });
}

const data = z.object({ districtId: z.string(), meetingId: z.uuid(), version: z.number().int().min(1) });

/** Many mail servers take no mail that is larger; written in base64 it grows by a third. */
const mostBytes = 7_000_000;

/** Writes the mails with an agenda that has been sent. Running twice writes them once. */
export const mailAgendaJob: JobDefinition = {
  name: mailAgendaJobName,
  label: { da: "Skriver mailene med en dagsorden", en: "Writes the emails with an agenda" },
  run: async (deps, given, attempt) => {
    const { districtId, ...ref } = data.parse(given);
    const district = await findDistrict(deps.db, districtId);
    const sent = district && (await findSentVersion(deps.db, district.id, ref.meetingId, ref.version));
    if (!sent || sent.mailedAt) return;
    const before = await findSentVersion(deps.db, district.id, ref.meetingId, ref.version - 1);
    const url = deps.publicUrl + meetingPath.to({ districtId: district.id, lang: "da" }, { id: ref.meetingId });
    const changes = before ? changesBetween(before.content.lines, sent.content.lines) : [];
    const paper = { sent: sent.content, version: sent.version, sentAt: sent.sentAt, changes, district, url };
    const pdf = await pdfOrNone(deps, paper, attempt.isLast);
    const files = await filesOf(deps, district, ref.meetingId, sent);
    await mailAll(deps, { district, url, changes, pdf, files, sent, meetingId: ref.meetingId, isFirst: !before || changes.length === 0 });
  },
};

/** On the last try the agenda goes without its paper rather than not at all: its text is in the mail. */
async function pdfOrNone(
  { log }: JobDeps,
  paper: Parameters<typeof agendaDocument>[0],
  isLast: boolean,
): Promise<MailAttachment | undefined> {
  try {
    const content = await renderPdf(agendaDocument(paper));
    return { name: sentAgendaTexts.da.paper.file, type: "application/pdf", content };
  } catch (error) {
    if (!isLast) throw error;
    log.error({ error: error instanceof Error ? error.name : typeof error }, "an agenda is mailed without its PDF");
    return undefined;
  }
}

/** The attachments that still go with what was sent; undefined when they are too large for a mail. */
async function filesOf(
  { db, files }: JobDeps,
  district: District,
  meetingId: string,
  { content }: SentVersion,
): Promise<MailAttachment[] | undefined> {
  const permit = grant(district.id, { kind: "system", name: mailAgendaJobName }, "meetings.read");
  const wanted = new Set(content.lines.flatMap((line) => line.attachments.map(({ sha256 }) => sha256)));
  const entries = await agendaOf(db, permit, meetingId);
  const found = entries.flatMap((entry) => entry.attachments).filter(({ sha256 }) => wanted.has(sha256));
  if (found.reduce((sum, { size }) => sum + size, 0) > mostBytes) return undefined;
  return Promise.all(found.map(async ({ name, type, fileKey }) => ({ name, type, content: await files.get(fileKey) })));
}

interface Bundle {
  readonly district: District;
  readonly meetingId: string;
  readonly url: string;
  readonly changes: ReturnType<typeof changesBetween>;
  readonly isFirst: boolean;
  readonly sent: SentVersion;
  readonly pdf: MailAttachment | undefined;
  readonly files: readonly MailAttachment[] | undefined;
}

async function mailAll({ db, now }: JobDeps, bundle: Bundle): Promise<void> {
  const { district, meetingId, sent, pdf, files, ...mail } = bundle;
  const permit = grant(district.id, { kind: "system", name: mailAgendaJobName }, "meetings.read");
  await db.transaction().execute(async (tx) => {
    // Who has left the network meanwhile gets nothing.
    const members = (await membersById(tx, permit, sent.content.recipients)).filter(isMailed);
    const ref = { meetingId, version: sent.version };
    if (!(await takeUnmailed(tx, district.id, ref, members.length, now()))) return;
    const attachments = [...(pdf ? [pdf] : []), ...(files ?? [])];
    for (const { name, email } of members)
      await queueMail(
        tx,
        agendaMail({
          ...mail, district, meetingId, attachments, sent: sent.content,
          member: { name, email: email ?? "" }, hasPdf: pdf !== undefined, tooLarge: files === undefined,
        }),
      );
  });
}
