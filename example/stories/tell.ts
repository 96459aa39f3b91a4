import { Temporal } from "temporal-polyfill";
import { addSeries } from "../../src/features/meetings/commands/series.ts";
import { addStanding } from "../../src/features/meetings/commands/standing.ts";
import { firstWeekday } from "../../src/features/meetings/series.ts";
import type { Telling } from "../acting.ts";
import { tellBulletin } from "./bulletin.ts";
import type { Cast } from "./cast.ts";
import { tellDatePoll } from "./date-poll.ts";
import { tellDialogue } from "./dialogue.ts";
import { tellElection } from "./election.ts";
import { tellIdeas } from "./ideas.ts";
import { tellNeedles } from "./needles.ts";
import type { WhatCameOfIt } from "./recommendations.ts";
import { tellStairwells } from "./stairwells.ts";
import { tellToilets } from "./toilets.ts";
import { tellWords } from "./words.ts";

/**
 * What happens in the example, in the order in which it happened: one thread told to its end, one that waits for a
 * reply, one under way. Two meetings lie behind, the third is to come in two or three weeks; the neighbours have called
 * an election, a time is looked for on which to meet besides, and everyone is asked about life on the square
 * and proposes ideas.
 * @returns with what goes on that others recommended long ago
 */
export async function tellStories(story: Telling, cast: Omit<Cast, "series" | "met">): Promise<WhatCameOfIt> {
  const firstDay = firstWeekday(3, story.day(-70));
  const since = Temporal.PlainDate.from(firstDay).until(story.day(0), { largestUnit: "days" }).days;
  const series = await addSeries(story.tx, story.permit("meetings.prepare"), {
    name: "Stofforum Vesterbro",
    everyWeeks: 6,
    weekday: 3,
    fromDay: firstDay,
    fromTime: "16:00",
    toTime: "18:00",
    place: "Forummets lokale, Eksempelgade 4",
  });
  const met = { first: since, second: since - 42 };
  const stairwells = await tellStairwells(story, { ...cast, series, met });
  const toilets = await tellToilets(story, { ...cast, series, met });
  const usual = [["Nyt fra aktørerne", "first", 20], ["Eventuelt", "last", 10]] as const;
  for (const [title, edge, plannedMinutes] of usual)
    await addStanding(story.tx, story.permit("meetings.prepare"), series, { title, edge, plannedMinutes }, story.ago(14));
  await tellNeedles(story, { ...cast, series, met });
  await tellBulletin(story, { ...cast, series, met });
  await tellElection(story, cast);
  await tellDatePoll(story, { ...cast, series });
  const question = await tellDialogue(story);
  await tellWords(story, cast);
  await tellIdeas(story, { ...cast, series, met }, question);
  return { stairwells, toilets, question };
}
