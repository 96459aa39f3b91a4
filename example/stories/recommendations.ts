import { addRecommendation, noteHands } from "../../src/features/conference/outcome/commands/recommendations.ts";
import { bringFurther } from "../../src/features/conference/outcome/commands/records.ts";
import { releaseRecommendations } from "../../src/features/conference/outcome/commands/release.ts";
import { castVote, closeVote, openVote } from "../../src/features/conference/outcome/commands/votes.ts";
import { recommendationsForWork } from "../../src/features/conference/outcome/queries/recommendations.ts";
import { workshopsOf } from "../../src/features/conference/outcome/queries/workshop.ts";
import { choices } from "../../src/features/conference/outcome/rules/support.ts";
import { momentOf } from "../../src/platform/i18n/dates.ts";
import { linkItems } from "../../src/thread/commands.ts";
import type { ItemRef } from "../../src/thread/commands.ts";
import type { Telling } from "../acting.ts";
import { next } from "./cast.ts";

/** For, against, does not know. */
type Counted = readonly [number, number, number];

interface Recommended {
  readonly sentence: string;
  readonly why?: string;
  readonly hands?: Counted;
  /** On phones. */
  readonly voted?: Counted;
  readonly ledTo?: keyof WhatCameOfIt;
}

/** What stories told elsewhere in the example begin with, or end in. */
export interface WhatCameOfIt {
  /** The agenda item that led to a decision, a letter, a reply and a measure. */
  readonly stairwells: ItemRef;
  /** The one whose letter waits for a reply. */
  readonly toilets: ItemRef;
  /** The open question. */
  readonly question: string;
}

/** Invented, as everything in the example: what came of the conference's three themes. */
const recommended: Readonly<Record<string, readonly Recommended[]>> = {
  "Indsatser der virker": [
    {
      sentence: "Varmestuer og rådgivning skal have åbent, når alt andet er lukket.",
      why: "De byer, vi hørte om, holder åbent om aftenen og natten. Så går færre ind i opgange, fordi de fryser.",
      hands: [38, 2, 5],
      ledTo: "stairwells",
    },
    {
      sentence: "Opsøgende medarbejdere, politi og naboer skal mødes fast og kende hinanden ved navn.",
      why: "Det, der virker i dag, hviler på enkelte personer. Faste møder holder, når folk skifter job.",
      hands: [44, 0, 1],
    },
    { sentence: "Der skal være åbne toiletter i kvarteret hele døgnet.", hands: [41, 1, 3], ledTo: "toilets" },
  ],
  "Personer, der ikke bor i København": [
    {
      sentence: "Akut hjælp skal gives uden at spørge, hvilken kommune man bor i.",
      why: "Sår og forgiftninger venter ikke. Regningen kan kommuner tale om bagefter.",
      hands: [29, 4, 8],
    },
    {
      sentence: "Der mangler et sted at være om natten, når alt andet er lukket.",
      why: "Den, der ikke har en seng i byen, har heller ikke et sted at gå hen.",
      hands: [33, 3, 5],
      ledTo: "question",
    },
  ],
  Stofindtagelsesrum: [
    {
      sentence: "Et rum skal ligge tæt på dem, der bruger det, og have åbent, når de er der.",
      why: "Ligger det langt væk, bliver gaden ved med at være nærmest.",
      hands: [27, 9, 6],
      voted: [24, 8, 4],
    },
    {
      sentence: "Naboer og brugere skal være med, når rummets regler bliver skrevet.",
      why: "Regler, man selv har talt om, holder bedre.",
      hands: [31, 2, 3],
    },
  ],
};

/** The workshops of 2010 come to something: read, released, and some of it on its way through the forum until today. */
export async function recommend(story: Telling, conferenceId: string, cameOfIt: WhatCameOfIt): Promise<void> {
  const { tx, district } = story;
  const permit = story.permit("conference.prepare");
  const evening = momentOf("2010-10-13", "19:00");
  const readOn = momentOf("2010-10-20", "10:00");
  for (const { id: workshopId, title } of await workshopsOf(tx, district.id, conferenceId)) {
    const ref = { conferenceId, workshopId };
    for (const { sentence, why = "", hands, voted } of recommended[title] ?? []) {
      const { id } = await addRecommendation(tx, permit, ref, { sentence, why }, evening);
      if (hands) await noteHands(tx, permit, ref, { id, version: 1 }, { for: hands[0], against: hands[1], unsure: hands[2] });
      if (voted) await vote(story, ref, id, voted, evening);
    }
    const written = await recommendationsForWork(tx, permit, ref);
    await releaseRecommendations(tx, permit, ref, written, readOn);
    for (const { id, sentence } of written) {
      const ledTo = (recommended[title] ?? []).find((one) => one.sentence === sentence)?.ledTo;
      const item = { kind: "recommendation", id };
      if (ledTo === "question") await next(story, item, "statement", "dialogue.manage", 8, { question: cameOfIt.question });
      else if (ledTo) {
        await linkItems(tx, district.id, item, cameOfIt[ledTo]);
        await bringFurther(tx, district.id, id, story.ago(84));
      }
    }
  }
}

async function vote(story: Telling, ref: { conferenceId: string; workshopId: string }, id: string, voted: Counted, at: Date): Promise<void> {
  const { tx, district } = story;
  const permit = story.permit("conference.prepare");
  await openVote(tx, permit, ref, id, at);
  const open = (await recommendationsForWork(tx, permit, ref)).find((one) => one.id === id)?.support.vote;
  if (!open) throw new Error("the example could not open a vote");
  const answers = choices.flatMap((choice, which) => Array.from({ length: voted[which] ?? 0 }, () => choice));
  for (const [phone, choice] of answers.entries()) await castVote(tx, { district: district.id, ballotId: open.ballotId, key: `example-${phone}` }, choice, at);
  await closeVote(tx, permit, ref, id, at);
}
