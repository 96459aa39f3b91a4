import { addSeries } from "../../src/features/meetings/commands/series.ts";
import type { Telling } from "../acting.ts";
import type { Cast } from "./cast.ts";
import { tellNeedles } from "./needles.ts";
import { tellStairwells } from "./stairwells.ts";
import { tellToilets } from "./toilets.ts";

/**
 * What happens in the example, in the order in which it happened: one thread told to its end, one that waits for a
 * reply, one under way. Two meetings lie behind, the third is to come in two or three weeks.
 */
export async function tellStories(story: Telling, cast: Omit<Cast, "series">): Promise<void> {
  const series = await addSeries(story.tx, story.permit("meetings.prepare"), {
    name: "Stofforum Vesterbro",
    everyWeeks: 6,
    weekday: 3,
    fromDay: story.day(-70),
    fromTime: "16:00",
    toTime: "18:00",
    place: "Forummets lokale, Eksempelgade 4",
  });
  await tellStairwells(story, { ...cast, series });
  await tellToilets(story, { ...cast, series });
  await tellNeedles(story, { ...cast, series });
}
