import { moderate } from "../../src/features/dialogue/commands/moderate.ts";
import { writeStatement } from "../../src/features/dialogue/commands/write.ts";
import { statementsOf } from "../../src/features/dialogue/queries/questions.ts";
import { grant } from "../../src/platform/rights/permit.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import type { Cast } from "./cast.ts";

/** What people write themselves: one waits, one a neighbour would return, one says the same as another. */
const written = [
  "Der må gerne være en vandpost på pladsen om sommeren.",
  "Kommunen skal gøre noget.",
  "Vi mangler åbne toiletter på Halmtorvet om natten.",
] as const;

/** Some of those who answer write statements of their own, which are being read. */
export async function tellWords(story: Telling, { member }: Pick<Cast, "member">): Promise<void> {
  const { tx, district } = story;
  const question = await tx.selectFrom("dialogue.question").select("id").where("district", "=", district.id).executeTakeFirstOrThrow();
  const ref = { district: district.id, questionId: question.id };
  const writers = await tx
    .selectFrom("dialogue.participant")
    .select("key")
    .where("district", "=", district.id)
    .where("question_id", "=", question.id)
    .orderBy("key")
    .limit(written.length)
    .execute();
  for (const [at, text] of written.entries())
    await writeStatement(tx, { ...ref, key: writers[at]?.key ?? "" }, { text, looked: text }, story.ago(3 - at));
  const [, unclear, same] = await tx
    .selectFrom("dialogue.statement")
    .select("id")
    .where("district", "=", district.id)
    .where("question_id", "=", question.id)
    .where("status", "=", "waiting")
    .orderBy("position")
    .execute();
  const neighbour = { kind: "member", memberId: idOf(member, "neighbours"), name: "", roles: ["moderator"], sessionKey: "" } as const;
  const permit = grant(district.id, neighbour, "dialogue.moderate");
  const note = "Skriv gerne, hvad kommunen skal gøre.";
  await moderate(tx, permit, unclear?.id ?? "", { step: "propose", version: 1, reason: "unclear", note }, story.ago(1));
  const toilets = (await statementsOf(tx, district.id, question.id)).find(({ text }) => text.includes("toiletter"));
  await moderate(tx, permit, same?.id ?? "", { step: "merge", version: 1, into: toilets?.id }, story.ago(1));
}
