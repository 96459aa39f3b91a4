import { setStatus } from "../../src/features/street/commands/triage.ts";
import { editAgendaItem } from "../../src/features/meetings/commands/items.ts";
import type { Telling } from "../acting.ts";
import { next, see } from "./cast.ts";
import type { Cast } from "./cast.ts";
import { comingMeeting } from "./meetings.ts";

/** A thread under way: it is on the agenda of the next meeting; and what has just come in. */
export async function tellNeedles(story: Telling, cast: Cast): Promise<void> {
  const needles = await see(story, cast, {
    kind: "needle",
    place: "Skydebanehaven",
    ago: 9,
    text: "Tre sprøjter ved sandkassen i morges. Jeg lagde en kasse over.",
    publicLine: "Tre sprøjter ved sandkassen, fundet om morgenen og samlet op samme dag.",
  });
  const triage = story.permit("street.triage");
  await setStatus(story.tx, triage, needles.id, { status: "under_way", reason: "Samlet op. Vi taler om en fast kanyleboks på næste møde." }, story.ago(8));
  const item = await next(story, needles, "agenda-item", "meetings.prepare", 7);
  const meetingId = await comingMeeting(story, cast, 7);
  const title = "En kanyleboks ved Skydebanehaven";
  const ref = { meetingId, itemId: item.id };
  const words = { title, publicTitle: title, kind: "decision", plannedMinutes: 20 } as const;
  await editAgendaItem(story.tx, story.permit("meetings.prepare"), ref, 0, words);

  await see(story, cast, {
    kind: "rubbish",
    place: "Halmtorvet",
    ago: 4,
    text: "Madras og poser ved nedkørslen. Det har ligget der siden i weekenden.",
    publicLine: "En madras og poser ved nedkørslen.",
  });
  await see(story, cast, {
    kind: "noise",
    place: "Colbjørnsensgade",
    ago: 2,
    text: "Højt skænderi ved tretiden. Ingen kom til skade, men ingen af os sov.",
  });
  await see(story, cast, {
    kind: "unsafe",
    place: "Enghave Plads",
    ago: 0,
    text: "Der er mørkt ved cykelstativerne. Jeg går en omvej nu.",
  });
}
