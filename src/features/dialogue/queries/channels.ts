import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ChannelCounts } from "../rules/answers/channel.ts";
import { answerers } from "./answerers.ts";

/** How many people with an answer came each way, at this moment; for those who run the question. */
export async function channelsNow(
  db: Db,
  { districtId }: Permit<"dialogue.assist">,
  questionId: string,
): Promise<ChannelCounts> {
  return countChannels(db, districtId, questionId);
}

/** The same for whoever analyses the answers: what is kept of it must be shown through `shownChannels`. */
export async function countChannels(db: Db, district: DistrictId, questionId: string): Promise<ChannelCounts> {
  const rows = await answerers(db, district, questionId)
    .select((eb) => ["p.channel", eb.fn.countAll<number>().as("people")])
    .groupBy("p.channel")
    .execute();
  return Object.fromEntries(rows.map(({ channel, people }) => [channel, people]));
}
