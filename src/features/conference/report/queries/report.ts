import { partyNames } from "../../../../network/queries.ts";
import type { Db, Tx } from "../../../../platform/db/database.ts";
import type { DistrictId } from "../../../../platform/district/district.ts";
import { threadOf } from "../../../../thread/queries.ts";
import type { Reader, ThreadItem } from "../../../../thread/queries.ts";
import { doorCounts } from "../../attendance/queries.ts";
import { conferenceKindName } from "../../commands/records.ts";
import { recommendationKindName } from "../../outcome/commands/records.ts";
import { releasedRecommendations } from "../../outcome/queries/recommendations.ts";
import type { Recommendation } from "../../outcome/rules/recommendation.ts";
import type { Conference } from "../../queries/conferences.ts";
import { versionsOf } from "../../queries/programme.ts";
import type { Programme, Session } from "../../rules/programme/programme.ts";
import { evaluationAt } from "../../rules/stages.ts";
import { countStates } from "../../registration/queries/registrations.ts";
import type { ComesAs } from "../../registration/rules/registration.ts";
import { ratings } from "../rules/evaluation.ts";
import type { Rating } from "../rules/evaluation.ts";
import { bandsOf, mergeSmall } from "../rules/small-counts.ts";
import type { Band, Group, Merged } from "../rules/small-counts.ts";
import { countRatings, releasedQuotes } from "./evaluation.ts";
import type { Quote } from "./evaluation.ts";
import "../../attendance/tables.ts";
import "../../registration/tables.ts";
import "../tables.ts";

/** The organisers' own words. */
export interface ReportWords {
  /** Markdown. */
  readonly introduction: string;
  /** Markdown. */
  readonly closing: string;
  /** 0 while nobody has written any. */
  readonly version: number;
}

/** That a published report was put right or withdrawn, and why. */
export interface ReportNote {
  readonly kind: "corrected" | "withdrawn";
  readonly why: string;
  readonly notedAt: Date;
}

/** For whom people came: a party by its id, or none. */
export type CameFor = { readonly party: string; readonly name: string } | { readonly party: null; readonly comesAs: Exclude<ComesAs, "party"> };

/** What is told of how many there were, in this order; a figure that is 0 is not told. */
export const peopleFigures = ["registered", "seated", "waiting", "gone", "come", "walkIns"] as const;

/** How many came, in numbers that lead to nobody. */
export interface PeopleCounts extends Readonly<Record<(typeof peopleFigures)[number], number>> {
  /** Of those who came, where somebody counted at the door; else of those who had signed up and had a seat. */
  readonly byParty: Merged<CameFor>;
}

/** What a workshop recommends, and what has come of each. */
export interface WorkshopOutcome {
  readonly workshop: Session;
  readonly recommendations: readonly { readonly recommendation: Recommendation; readonly after: readonly ThreadItem[] }[];
}

/** What those who were there thought. */
export type EvaluationResult =
  | { readonly state: "open" | "none" }
  /** `bands` are undefined while there are too few for numbers. */
  | { readonly state: "closed"; readonly bands: readonly Band<Rating>[] | undefined };

/** A whole report as it stands at a moment. */
export interface Report {
  readonly words: ReportWords;
  /** The first first. */
  readonly notes: readonly ReportNote[];
  /** As it was published last. */
  readonly programme: Programme | undefined;
  /** undefined when nobody had to sign up. */
  readonly people: PeopleCounts | undefined;
  readonly evaluation: EvaluationResult;
  readonly quotes: readonly Quote[];
  readonly outcomes: readonly WorkshopOutcome[];
  /** What came of the conference besides, the first first, as the reader may see it. */
  readonly after: readonly ThreadItem[];
}

/** The words of a report; those of a published one are public. */
export async function reportWords(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReportWords> {
  const row = await db
    .selectFrom("conference.report")
    .select(["introduction", "closing", "version"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .executeTakeFirst();
  return row ?? { introduction: "", closing: "", version: 0 };
}

/** Whether and why a report was put right or withdrawn since it was first published, the first first. Public. */
export function reportNotes(db: Db | Tx, districtId: DistrictId, conferenceId: string): Promise<ReportNote[]> {
  return db
    .selectFrom("conference.report_note")
    .select(["kind", "why", "noted_at as notedAt"])
    .where("district", "=", districtId)
    .where("conference_id", "=", conferenceId)
    .orderBy("number")
    .execute();
}

/**
 * The report about a conference. Nobody is in it by name, and no number is small: so everyone may read it once it is
 * published.
 */
export async function reportOf(db: Db, districtId: DistrictId, conference: Conference, reader: Reader, now: Date): Promise<Report> {
  const { id } = conference;
  const [words, notes, [last], people, evaluation, quotes, recommendations, thread] = await Promise.all([
    reportWords(db, districtId, id),
    reportNotes(db, districtId, id),
    versionsOf(db, districtId, id),
    conference.closesAt ? countPeople(db, districtId, id) : undefined,
    evaluationResult(db, districtId, conference, now),
    releasedQuotes(db, districtId, id),
    releasedRecommendations(db, districtId, { conferenceId: id }),
    threadOf(db, districtId, { kind: conferenceKindName, id }, reader),
  ]);
  const followed = await Promise.all(
    recommendations.map(async (recommendation) => ({ recommendation, after: onwards(await threadOf(db, districtId, { kind: recommendationKindName, id: recommendation.id }, reader)) })),
  );
  const outcomes = (last?.programme.sessions ?? [])
    .map((workshop) => ({ workshop, recommendations: followed.filter(({ recommendation }) => recommendation.workshopId === workshop.id) }))
    .filter((outcome) => outcome.recommendations.length > 0);
  const told = new Set(followed.flatMap(({ recommendation, after }) => [recommendation.id, ...after.map((item) => item.id)]));
  return { words, notes, programme: last?.programme, people, evaluation, quotes, outcomes, after: onwards(thread).filter((item) => !told.has(item.id)) };
}

const onwards = (thread: readonly ThreadItem[]) => thread.filter(({ distance }) => distance > 0);

/** Numbers only once nobody can answer any more: from two days in a row one could see what a single answer was. */
async function evaluationResult(db: Db, districtId: DistrictId, conference: Conference, now: Date): Promise<EvaluationResult> {
  const state = evaluationAt(conference, now);
  if (state === "none" || state === "before") return { state: "none" };
  if (state === "open") return { state };
  return { state, bands: bandsOf(ratings, await countRatings(db, districtId, conference.id)) };
}

async function countPeople(db: Db, districtId: DistrictId, conferenceId: string): Promise<PeopleCounts> {
  const [states, door] = await Promise.all([countStates(db, districtId, conferenceId), doorCounts(db, districtId, conferenceId)]);
  const count = (...of: Parameters<typeof states.get>[0][]) => of.reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
  const { come, walkIns, registered: seated } = door;
  return {
    // Somebody who walked in has a seat, too, but never signed up.
    registered: count(...states.keys()) - (count("seated") - seated),
    seated,
    waiting: count("waiting", "offered"),
    gone: count("cancelled", "declined", "expired"),
    come,
    walkIns,
    byParty: mergeSmall(await countByParty(db, districtId, conferenceId, come > 0)),
  };
}

/**
 * Always in the same order: which of two groups of one size is told by itself must not differ from one reading to the next.
 * @param isCounted whether somebody counted at the door, so that only those who came are of interest
 */
async function countByParty(db: Db, districtId: DistrictId, conferenceId: string, isCounted: boolean): Promise<Group<CameFor>[]> {
  const rows = await db
    .selectFrom("conference.registration as r")
    .leftJoin("conference.attendance as a", (join) => join.onRef("a.district", "=", "r.district").onRef("a.registration_id", "=", "r.id"))
    .select((eb) => ["r.party_id as partyId", "r.comes_as as comesAs", eb.fn.countAll<number>().as("count")])
    .where("r.district", "=", districtId)
    .where("r.conference_id", "=", conferenceId)
    .where("r.state", "=", "seated")
    .$if(isCounted, (query) => query.where("a.registration_id", "is not", null))
    .$if(!isCounted, (query) => query.where("r.came_by", "<>", "walk_in"))
    .groupBy(["r.party_id", "r.comes_as"])
    .orderBy("r.party_id")
    .execute();
  const names = await partyNames(db, districtId, rows.flatMap(({ partyId }) => partyId ?? []));
  const nobody = { neighbour: 0, other: 0 };
  const parties = rows.flatMap(({ partyId, comesAs, count }) => {
    const name = partyId === null ? undefined : names.get(partyId);
    if (partyId !== null && name !== undefined) return [{ of: { party: partyId, name }, count }];
    nobody[comesAs === "neighbour" ? "neighbour" : "other"] += count;
    return [];
  });
  parties.sort((one, other) => one.of.name.localeCompare(other.of.name, "da"));
  const without = (["neighbour", "other"] as const).flatMap((comesAs): Group<CameFor>[] => (nobody[comesAs] > 0 ? [{ of: { party: null, comesAs }, count: nobody[comesAs] }] : []));
  return [...parties, ...without];
}
