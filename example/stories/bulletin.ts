import { askParties } from "../../src/features/bulletins/commands/ask.ts";
import { noLines } from "../../src/features/bulletins/bulletin.ts";
import type { Lines } from "../../src/features/bulletins/bulletin.ts";
import { enterLines } from "../../src/features/bulletins/commands/lines.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import type { Cast } from "./cast.ts";
import { comingMeeting } from "./meetings.ts";

/** What some of the parties have answered, by their key. All of it is invented. */
const answers: readonly { readonly party: string; readonly lines: Partial<Lines> }[] = [
  {
    party: "users",
    lines: {
      seen: "Varmestuen har åbent længere, og flere sover lidt.",
      need: "Toiletter om natten. Det er det, alle spørger om.",
      good: "Vi har delt suppe ud to aftener sammen med naboerne.",
    },
  },
  {
    party: "housing",
    lines: { happened: "Der er kommet lys i to opgange.", doing: "Vi fejer porten hver morgen." },
  },
];

/** The parties have been asked for five lines before the meeting to come; two have answered by phone and at the centre. */
export async function tellBulletin(story: Telling, cast: Cast): Promise<void> {
  const permit = story.permit("bulletins.prepare");
  const meetingId = await comingMeeting(story, cast, 2);
  const { district, publicUrl } = story;
  await askParties(story.tx, permit, meetingId, { district, publicUrl, now: story.ago(2) });
  for (const { party, lines } of answers) {
    const ref = { meetingId, partyId: idOf(cast.party, party) };
    await enterLines(story.tx, permit, ref, { ...noLines, ...lines, how: "told", version: 0 }, story.ago(1));
  }
}
