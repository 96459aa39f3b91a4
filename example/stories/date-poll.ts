import { enterAnswers } from "../../src/features/date-polls/commands/answers.ts";
import { addPoll } from "../../src/features/date-polls/commands/drafts.ts";
import { openPoll } from "../../src/features/date-polls/commands/stages.ts";
import { findPoll } from "../../src/features/date-polls/queries/polls.ts";
import type { Choice } from "../../src/features/date-polls/ranking.ts";
import { momentOf } from "../../src/platform/i18n/dates.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import type { Cast } from "./cast.ts";

/** What some answer to the three times, by the key of their party. */
const said: readonly (readonly [string, readonly Choice[]])[] = [
  ["housing", ["no", "yes", "yes"]],
  ["users", ["yes", "yes", "maybe"]],
  ["neighbours", ["yes", "yes", "no"]],
];

/** The forum looks for a time for an extra meeting; half have answered. */
export async function tellDatePoll(story: Telling, cast: Pick<Cast, "member" | "series">): Promise<void> {
  const permit = story.permit("polls.manage");
  const time = (row: number, inDays: number, from: string, to: string) => {
    const day = story.day(inDays);
    return { row, startsAt: momentOf(day, from), endsAt: momentOf(day, to), place: "Forummets lokale, Eksempelgade 4" };
  };
  const input = {
    title: "Ekstra møde om trappeopgange",
    seriesId: cast.series,
    place: "Forummets lokale, Eksempelgade 4",
    deadline: story.day(6),
    partyIds: [],
    memberIds: [...cast.member.values()],
    version: 0,
    times: [time(1, 10, "16:00", "17:30"), time(2, 12, "10:00", "11:30"), time(3, 13, "16:00", "17:30")],
  };
  const asked = story.ago(2);
  const id = await addPoll(story.tx, permit, input, asked);
  const must = [idOf(cast.member, "committee"), idOf(cast.member, "housing")];
  const sending = { district: story.district, publicUrl: story.publicUrl, now: asked };
  await openPoll(story.tx, permit, id, { must, version: 1 }, sending);
  const times = (await findPoll(story.tx, permit, id))?.times ?? [];
  for (const [party, choices] of said) {
    const answers = new Map(times.flatMap(({ id: timeId }, at) => (choices[at] ? [[timeId, choices[at]] as const] : [])));
    await enterAnswers(story.tx, permit, { pollId: id, memberId: idOf(cast.member, party) }, { answers, note: "" }, story.ago(1));
  }
}
