import type { Tx } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import { findDistrict } from "../../../platform/district/queries.ts";
import { formatDateTime, formatDay } from "../../../platform/i18n/dates.ts";
import { makePersonalLink } from "../../../platform/identity/personal-links.ts";
import { queueMail } from "../../../platform/mail/outbox.ts";
import { renderMail } from "../../../platform/mail/render.ts";
import type { Deps } from "../../../platform/web/deps.ts";
import { withdrawPurpose, withdrawsUntil } from "../election.ts";
import type { Seat } from "../election.ts";
import { paths } from "../paths.ts";
import type { ElectionRow } from "../queries/elections.ts";
import { mailTexts } from "../texts/mail.ts";
import { stageOf } from "./record.ts";

export type MailSettings = Pick<Deps, "publicUrl">;

/** What a candidate is told. */
export type CandidateNews =
  | { readonly kind: "received" | "standing" | "cancelled" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "result"; readonly outcome: Seat | null };

interface MailedCandidate {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

const t = mailTexts.da;

/** Tells one candidate by mail; whoever gave no address is called by the coordinator. */
export async function mailCandidate(
  tx: Tx,
  { publicUrl }: MailSettings,
  election: ElectionRow,
  candidate: MailedCandidate,
  news: CandidateNews,
): Promise<void> {
  if (candidate.email === null) return;
  const place = { districtId: election.district, lang: "da" } as const;
  const hasLink = news.kind === "received" || news.kind === "standing";
  const token = hasLink && (await withdrawToken(tx, election, candidate.id));
  const page = publicUrl + paths.election.to(place, { id: election.id });
  const link = token
    ? { href: publicUrl + paths.withdraw.to(place, { id: election.id, token }), label: t.withdraw }
    : { href: page, label: t.see };
  await queueMail(tx, {
    districtId: election.district,
    to: candidate.email,
    subject: t.subject[news.kind](election.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(candidate.name ?? ""),
      paragraphs: [...wordsOf(election, news), ...(token ? [t.read(page)] : [])],
      link,
      footer: t.footer(await senderOf(tx, election.district), election.contact),
    }),
    purpose: `elections.${news.kind}`,
    about: { kind: "election", id: election.id },
  });
}

/** Tells everyone who stands or waits, in the language of the house. */
export async function mailCandidates(
  tx: Tx,
  settings: MailSettings,
  election: ElectionRow,
  kind: "cancelled" | "result",
): Promise<void> {
  const candidates = await tx
    .selectFrom("elections.candidate")
    .select(["id", "name", "email", "outcome"])
    .where("district", "=", election.district)
    .where("election_id", "=", election.id)
    .where("email", "is not", null)
    .orderBy("id")
    .execute();
  for (const { outcome, ...candidate } of candidates)
    await mailCandidate(tx, settings, election, candidate, kind === "result" ? { kind, outcome } : { kind });
}

/** Sends somebody their code to vote by. */
export async function mailCode(
  tx: Tx,
  { publicUrl }: MailSettings,
  election: ElectionRow,
  to: { readonly name: string; readonly email: string },
  code: string,
): Promise<void> {
  const place = { districtId: election.district, lang: "da" } as const;
  await queueMail(tx, {
    districtId: election.district,
    to: to.email,
    subject: t.subject.code(election.title),
    ...renderMail({
      lang: "da",
      greeting: t.greeting(to.name),
      paragraphs: [
        t.code(code),
        t.codeWhen(formatDay(election.voting_day, "da"), formatDateTime(election.hall_until, "da")),
        t.codeSecret,
      ],
      link: { href: publicUrl + paths.vote.to(place, { id: election.id }), label: t.vote },
      footer: t.footer(await senderOf(tx, election.district), election.contact),
    }),
    purpose: "elections.code",
    about: { kind: "election", id: election.id },
  });
}

function wordsOf(election: ElectionRow, news: CandidateNews): string[] {
  const hall = formatDateTime(election.hall_from, "da");
  switch (news.kind) {
    case "received":
      return [t.received(election.title), t.notYou];
    case "standing":
      return [t.standing(election.title), t.hall(hall, election.place), t.untilDay(formatDay(election.withdraw_day, "da"))];
    case "cancelled":
      return [t.cancelled(election.title), election.cancelled_because];
    case "refused":
      return [t.refused(election.title), news.reason, t.erased];
    case "result":
      return [t.result[news.outcome ?? "none"](election.title), t.after];
  }
}

function withdrawToken(tx: Tx, election: ElectionRow, candidateId: string): Promise<string> {
  return makePersonalLink(tx, {
    districtId: election.district,
    purpose: withdrawPurpose,
    subjectId: candidateId,
    expiresAt: withdrawsUntil(stageOf(election)),
  });
}

async function senderOf(tx: Tx, districtId: DistrictId): Promise<string> {
  return (await findDistrict(tx, districtId))?.bodyName ?? "";
}
