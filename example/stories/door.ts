import { v7 as uuidv7 } from "uuid";
import { takeInKept } from "../../src/features/conference/attendance/commands/door.ts";
import { listExpected } from "../../src/features/conference/attendance/queries.ts";
import { momentOf } from "../../src/platform/i18n/dates.ts";
import type { Telling } from "../acting.ts";

/** Most of those who had signed up come within twenty minutes, and two who had not; all of them invented. */
export async function openDoor(story: Telling, conferenceId: string, day: string): Promise<void> {
  const permit = story.permit("conference.check_in");
  const opens = momentOf(day, "15:40").getTime();
  const at = (minutes: number) => new Date(opens + minutes * 60_000);
  const expected = await listExpected(story.tx, permit, conferenceId);
  const come = expected
    .filter((_, index) => index % 10 !== 7)
    .map(({ id }, index) => ({ kind: "come" as const, id: uuidv7(), registration: id, at: at(index % 20) }));
  const guests = ["Gæst 1 (eksempel)", null].map((name) => ({ kind: "guest" as const, id: uuidv7(), name, at: at(25) }));
  await takeInKept(story.tx, permit, conferenceId, [...come, ...guests], at(30));
}
