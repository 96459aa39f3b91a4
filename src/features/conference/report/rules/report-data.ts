import { z } from "zod";
import type { ThreadItem } from "../../../../thread/queries.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Report } from "../queries/report.ts";
import { ratings } from "./evaluation.ts";
import { answersIn } from "./evaluation-words.ts";

const moment = z.iso.datetime();
const count = z.int().min(0);
/** `at` is the day of the thing itself, such as when a letter was sent; `statusAt` when its status last changed. */
const item = z.object({ kind: z.string(), id: z.string(), title: z.string(), at: moment, status: z.string(), statusAt: moment });

/** What `reportData` gives, for those who read it. */
export const reportShape = z.object({
  id: z.uuid(),
  url: z.url(),
  title: z.string(),
  startsAt: moment,
  endsAt: moment,
  publishedAt: moment.nullable(),
  /** When and why its words were put right, or it was withdrawn before it came out again. */
  notes: z.array(z.object({ kind: z.enum(["corrected", "withdrawn"]), why: z.string(), at: moment })),
  people: z
    .object({
      registered: count,
      seated: count,
      waiting: count,
      gone: count,
      /** 0 also when nobody counted at the door. */
      come: count,
      walkIns: count,
      /** Groups of five or more. */
      byParty: z.array(z.object({ party: z.string(), count })),
      /** Everybody else; null when they are so few that nobody may know. */
      others: count.nullable(),
    })
    .nullable(),
  /** null until the evaluation has closed, and when fewer than five have answered. */
  evaluation: z.object({ answers: count, bands: z.array(z.object({ ratings: z.array(z.enum(ratings)), count })) }).nullable(),
  recommendations: z.array(z.object({ id: z.uuid(), workshop: z.string(), sentence: z.string(), cameOfIt: z.array(item) })),
  /** What came of the conference besides. */
  cameOfIt: z.array(item),
});

/** The numbers of a published report for other programs, as JSON. Everything in it stands on its page, too. */
export function reportData({ conference, report, url }: { readonly conference: Conference; readonly report: Report; readonly url: string }): string {
  const { id, title, startsAt, endsAt, reportedAt } = conference;
  const { people, evaluation } = report;
  const bands = evaluation.state === "closed" ? evaluation.bands : undefined;
  return JSON.stringify({
    id,
    url,
    title,
    startsAt,
    endsAt,
    publishedAt: reportedAt,
    notes: report.notes.map(({ kind, why, notedAt }) => ({ kind, why, at: notedAt })),
    people: people
      ? {
          registered: people.registered,
          seated: people.seated,
          waiting: people.waiting,
          gone: people.gone,
          come: people.come,
          walkIns: people.walkIns,
          byParty: people.byParty.shown.map(({ of, count: many }) => ({ party: of.party === null ? of.comesAs : of.name, count: many })),
          others: people.byParty.others,
        }
      : null,
    evaluation: bands ? { answers: answersIn(bands), bands: bands.map(({ steps, count: many }) => ({ ratings: steps, count: many })) } : null,
    recommendations: report.outcomes.flatMap(({ workshop, recommendations }) =>
      recommendations.map(({ recommendation, after }) => ({ id: recommendation.id, workshop: workshop.title, sentence: recommendation.sentence, cameOfIt: after.map(itemData) })),
    ),
    cameOfIt: report.after.map(itemData),
  });
}

const itemData = ({ kind, id, title, at, status, statusAt }: ThreadItem) => ({ kind, id, title, at, status, statusAt });
