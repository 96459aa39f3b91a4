import type { Channel } from "../../src/features/dialogue/rules/answers/channel.ts";
import { addQuestion, openQuestion } from "../../src/features/dialogue/commands/questions.ts";
import { statementsOf } from "../../src/features/dialogue/queries/questions.ts";
import { randomAt } from "../../src/opinions/random.ts";
import type { Telling } from "../acting.ts";
import { inventAnswers } from "../invented-answers.ts";
import type { Given } from "../invented-answers.ts";

/** How many of each perspective answer, and how they take part. */
const sides = [
  ["neighbour", 80, { web: 71, kiosk: 0, paper: 9 }],
  ["uses_drugs", 32, { web: 6, kiosk: 14, paper: 12 }],
  ["works_here", 38, { web: 38, kiosk: 0, paper: 0 }],
] as const;

const ways = ["web", "kiosk", "paper"] as const;

/** A statement, and how likely each side, in that order, agrees with it. */
const statements: readonly (readonly [string, number, number, number])[] = [
  ["Der skal være åbne toiletter døgnet rundt ved Halmtorvet.", 0.9, 0.95, 0.93],
  ["En brugt kanyle på gaden skal være væk inden for en time.", 0.93, 0.82, 0.9],
  ["Der mangler et sted at være om natten, når alt andet er lukket.", 0.75, 0.95, 0.92],
  ["Jeg vil gerne vide, hvem jeg kan ringe til, før jeg ringer til politiet.", 0.86, 0.78, 0.88],
  ["Mennesker, der sover i en opgang, skal tilbydes et andet sted, før de bliver bedt om at gå.", 0.68, 0.94, 0.9],
  ["Vi hilser for lidt på hinanden.", 0.74, 0.84, 0.8],
  ["En låst gadedør hjælper mest i vores opgang.", 0.8, 0.2, 0.4],
  ["Bænke, hvor man kan sidde længe, gør pladsen bedre for alle.", 0.38, 0.93, 0.75],
  ["Stofindtagelsesrummet skal have åbent hele natten.", 0.45, 0.95, 0.88],
  ["Der er for meget støj på gaden efter klokken 23.", 0.85, 0.35, 0.5],
  ["Mere belysning i baggårde og porte gør os tryggere.", 0.84, 0.3, 0.6],
  ["Politiet skal sige til folk, at de skal gå videre.", 0.55, 0.06, 0.14],
  ["Skraldespande til kanyler skal stå på flere gadehjørner.", 0.62, 0.92, 0.9],
  ["Natcaféen giver færre mennesker i opgangene.", 0.6, 0.9, 0.86],
  ["Naboer og personer der bruger stoffer skal sidde ved samme bord og planlægge pladsen.", 0.66, 0.82, 0.84],
  ["Børn skal kunne gå alene til skole ad Istedgade.", 0.94, 0.86, 0.88],
  ["Hjælpen skal ligge flere steder i byen, ikke kun på Vesterbro.", 0.82, 0.5, 0.62],
  ["Jeg føler mig tryg på gaden om aftenen.", 0.5, 0.28, 0.66],
  ["Handel med stoffer på åben gade må helst ske et andet sted.", 0.88, 0.4, 0.55],
  ["En sygeplejerske på gaden hver dag er godt for os alle.", 0.82, 0.94, 0.95],
];

const passes = 0.1;

/**
 * The forum asks everyone about life on the square and the street. The answers are drawn by a fixed rule from the chances
 * above: each person sees about three statements of four, and every tenth answer is "don't know".
 * @returns the question
 */
export async function tellDialogue(story: Telling): Promise<string> {
  const permit = story.permit("dialogue.manage");
  const asked = story.ago(9);
  const id = await addQuestion(
    story.tx,
    permit,
    {
      title: "Hvad skal der til, for at hverdagen fungerer på Halmtorvet og i gaderne omkring?",
      why: "Vi bor, arbejder og opholder os det samme sted. På de sidste møder har vi talt om opgange, toiletter og larm, og vi vil høre flere end dem, der kommer til møder.",
      asker: "Forummet",
      outcome: "Det, som alle sider støtter, kommer på dagsordenen til det næste møde. Det, der deler os, taler vi videre om.",
      closesOn: story.day(19),
      mustBeHeard: ["neighbour", "uses_drugs", "works_here"],
      statements: statements.map(([text]) => text),
      version: 0,
    },
    asked,
  );
  await openQuestion(story.tx, permit, id, 1, asked);
  const ids = (await statementsOf(story.tx, story.district.id, id)).map((statement) => statement.id);
  const people = everyone(ids);
  for (const way of ways) {
    const came = people.filter(({ channel }) => channel === way);
    await inventAnswers(story.tx, permit, id, came, story.ago(1), way);
  }
  return id;
}

function everyone(ids: readonly string[]): (Given & { readonly channel: Channel })[] {
  const kinds = sides.flatMap(([perspective, people, came], side) => {
    const channels = ways.flatMap((way) => Array.from({ length: came[way] }, () => way));
    return Array.from({ length: people }, (_, at) => ({ perspective, side, channel: channels[at] ?? "web" }));
  });
  return kinds.map(({ perspective, side, channel }, person) => {
    const values = new Map<string, -1 | 0 | 1>();
    ids.forEach((id, j) => {
      const index = person * ids.length + j;
      if (randomAt(1, index, 5) > 0.75) return;
      const chance = Number(statements[j]?.[side + 1] ?? 0.5);
      values.set(id, randomAt(2, index, 5) < passes ? 0 : randomAt(3, index, 5) < chance ? 1 : -1);
    });
    return { perspective, values, channel };
  });
}
