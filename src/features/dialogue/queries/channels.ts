import type { Db } from "../../../platform/db/database.ts";
import type { DistrictId } from "../../../platform/district/district.ts";
import type { Permit } from "../../../platform/rights/permit.ts";
import type { ChannelCounts } from "../rules/answers/channel.ts";
import "../tables.ts";

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
  const rows = await db
    .selectFrom("dialogue.participant as p")
    .select((eb) => ["p.channel", eb.fn.countAll<number>().as("people")])
    .where("p.district", "=", district)
    .where("p.question_id", "=", questionId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("dialogue.answer as a")
          .select("a.value")
          .whereRef("a.district", "=", "p.district")
          .whereRef("a.question_id", "=", "p.question_id")
          .whereRef("a.participant_key", "=", "p.key"),
      ),
    )
    .groupBy("p.channel")
    .execute();
  return Object.fromEntries(rows.map(({ channel, people }) => [channel, people]));
}
