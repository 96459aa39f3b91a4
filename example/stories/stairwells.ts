import { addTask } from "../../src/features/decisions/commands/tasks.ts";
import { changeLetter } from "../../src/features/letters/commands/drafts.ts";
import { registerReply } from "../../src/features/letters/commands/replies.ts";
import { sendLetter } from "../../src/features/letters/commands/send.ts";
import { changeMeasure } from "../../src/features/plan/commands/measures.ts";
import { proveMeasure } from "../../src/features/plan/commands/proofs.ts";
import { joinInPattern, publishPattern } from "../../src/features/street/commands/patterns.ts";
import { setStatus } from "../../src/features/street/commands/triage.ts";
import { linkItems } from "../../src/thread/commands.ts";
import type { ItemRef } from "../../src/thread/commands.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import { next, see } from "./cast.ts";
import type { Cast } from "./cast.ts";
import { approve, attend, comingMeeting, minute } from "./meetings.ts";

const title = "Opgange ved Istedgade";
const wording =
  "Forummet anbefaler, at varmestuen holder åbent til kl. 02 i tre måneder, og at en opsøgende medarbejder går runden ved Istedgade hver aften. Vi måler, hvad det betyder i opgangene og for dem, der bruger stoffer.";
const said =
  "Tre opgange har sagt til på to uger. Brugernes forening fortalte, at folk går ind, når varmestuen lukker kl. 22: der er intet andet sted. Naboerne vil hellere have et sted, der er åbent, end flere låse. Politiet kører forbi, men ser det samme. Alle var enige om at prøve længere åbningstid først.";
const letterBody = `Stofforum Vesterbro anbefaler Socialforvaltningen:

1. at varmestuen holder åbent til kl. 02 i tre måneder
2. at en opsøgende medarbejder går en fast runde ved Istedgade hver aften
3. at vi sammen tæller før og efter: i opgangene og i varmestuen

**Hvorfor.** Tre opgange har sagt til på to uger. De, der bruger stoffer, siger, at de går derind, når alt andet er lukket. Naboer, varmestuen og brugernes forening står sammen om forslaget.

**Hvad vi selv gør.** Gårdlauget spørger alle opgange, hvad de oplever, og fortæller forummet det til næste møde.`;

/** A thread told to its end: from three stairwells to a reply and a measure that has begun. @returns its agenda item */
export async function tellStairwells(story: Telling, cast: Cast): Promise<ItemRef> {
  const observations = [
    await see(story, cast, {
      kind: "stairwell",
      place: "Istedgade",
      ago: 98,
      text: "Der sad nogen og tog stoffer på trappen, da vi kom hjem. De var søde nok, men min datter turde ikke gå forbi.",
      publicLine: "En familie mødte nogen, der tog stoffer på trappen, sent om aftenen.",
    }),
    await see(story, cast, {
      kind: "stairwell",
      place: "Istedgade",
      ago: 94,
      text: "Igen i nat. Døren står åben, låsen er gået i stykker.",
      publicLine: "Igen stoffer i en opgang om natten. Låsen er i stykker.",
    }),
    await see(story, cast, {
      kind: "stairwell",
      place: "Abel Cathrines Gade",
      ago: 90,
      text: "Jeg arbejder om natten og møder dem, når jeg går hjem. De fryser.",
    }),
  ];
  const triage = story.permit("street.triage");
  const patternId = await joinInPattern(
    story.tx,
    triage,
    { observationIds: observations.map(({ id }) => id), title: "Stoffer i opgangene ved Istedgade om natten" },
    story.ago(86),
  );
  await publishPattern(
    story.tx,
    triage,
    patternId,
    {
      title: "Stoffer i opgangene ved Istedgade om natten",
      publicLine: "Flere opgange har på to uger fortalt det samme: det sker, efter at der er lukket andre steder.",
    },
    story.ago(86),
  );

  const item = await next(story, { kind: "pattern", id: patternId }, "agenda-item", "meetings.prepare", 84);
  const meetingId = await comingMeeting(story, cast, 84);
  await attend(story, cast, meetingId, ["police"]);
  const decision = await next(story, item, "decision", "decisions.manage", cast.met.first, {
    wording,
    dissent: "Butikkerne havde hellere set, at runden også gik om formiddagen.",
  });
  await minute(story, { meetingId, itemId: item.id }, said, "discussed", cast.met.first);
  await approve(story, meetingId, new Map([[item.id, { title, minutes: said }]]), 60);
  const task = await addTask(
    story.tx,
    story.permit("decisions.manage"),
    {
      title: "Spørg alle opgange ved Istedgade, hvad de oplever om natten",
      partyId: idOf(cast.party, "housing"),
      dueDay: story.day(18),
    },
    story.ago(60),
  );
  await linkItems(story.tx, story.district.id, decision, { kind: "task", id: task.id });

  await answered(story, cast, decision);
  for (const { id } of observations)
    await setStatus(
      story.tx,
      triage,
      id,
      { status: "solved", reason: "Varmestuen har nu åbent længere, og der går en fast runde om aftenen. Sig til, hvis det sker igen." },
      story.ago(12),
    );
  return item;
}

async function answered(story: Telling, cast: Cast, decision: { kind: string; id: string }): Promise<void> {
  const letter = await next(story, decision, "letter", "letters.write", 58);
  const draft = {
    addresseeId: idOf(cast.party, "social"),
    title: "Længere åbent i varmestuen og en fast runde om aftenen",
    body: letterBody,
    theirNumber: "",
    dueDay: story.day(-16),
  };
  await changeLetter(story.tx, story.permit("letters.write"), letter.id, 1, draft, story.ago(58));
  const order = {
    letterId: letter.id,
    district: story.district,
    publicUrl: story.publicUrl,
    by: { kind: "hand", how: "Afleveret i forvaltningens reception" },
  } as const;
  await sendLetter(story.tx, story.permit("letters.send"), order, story.ago(58));
  const reply = await registerReply(
    story.tx,
    story.permit("letters.register_reply"),
    letter.id,
    {
      kind: "partly",
      reason:
        "Vi giver penge til, at varmestuen holder åbent til midnat i tre måneder, og til en aftenrunde fem dage om ugen. Kl. 02 kan vi ikke love: der er ikke personale til det. Vi tæller gerne sammen med jer.",
      receivedDay: story.day(-30),
      function: "Kontorchef",
      theirNumber: "",
    },
    story.ago(30),
  );
  const measure = await next(story, { kind: "reply", id: reply.id }, "measure", "plan.manage", 26);
  await changeMeasure(
    story.tx,
    story.permit("plan.manage"),
    measure.id,
    {
      title: "Varmestuen har åbent til midnat, og en runde går hver hverdagsaften",
      description: "I tre måneder. Forummet tæller før og efter: henvendelser fra opgange, og hvor mange der bruger varmestuen efter kl. 22.",
      goalId: idOf(cast.goal, "safe"),
      partyId: idOf(cast.party, "social"),
      fromDay: story.day(-14),
      toDay: story.day(76),
      version: 1,
      act: "publish",
    },
    story.ago(26),
  );
  await proveMeasure(
    story.tx,
    story.permit("plan.manage"),
    measure.id,
    { day: story.day(-14), statusAfter: "started", words: "Varmestuen har sat nye åbningstider på døren. Den første aftenrunde er gået." },
    null,
    story.ago(13),
  );
}
