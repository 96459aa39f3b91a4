import { randomBytes } from "node:crypto";
import { statementsOf } from "../../src/features/dialogue/queries/questions.ts";
import { sendIdea } from "../../src/features/ideas/commands/send.ts";
import { supportIdea } from "../../src/features/ideas/commands/support.ts";
import { takeStep } from "../../src/features/ideas/commands/triage.ts";
import type { StepInput } from "../../src/features/ideas/schema.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import { next } from "./cast.ts";
import type { Cast } from "./cast.ts";

interface Told {
  readonly title: string;
  readonly what: string;
  readonly forWhom: string;
  readonly place: string;
  readonly party?: string;
  /** Whether it was written after answering the question. */
  readonly isFromQuestion?: boolean;
  /** The statement it would serve. */
  readonly statement?: string;
  /** How many days ago it was sent; it is published the day after. */
  readonly ago: number;
  readonly supporters: number;
}

const ideas: readonly Told[] = [
  {
    title: "En fælles morgenrunde med kaffe på Halmtorvet",
    what: "En morgen om ugen går vi rundt sammen: naboer, Varmestuen og personer, der bruger stoffer. Vi samler op, drikker kaffe ved bænkene og siger til hinanden, hvad der har været svært i ugen.\nDet koster kaffe, handsker og en kanyleboks. Vi prøver det i to måneder og ser, om nogen kommer igen.",
    forWhom: "Alle, der er på torvet om morgenen. Også børn på vej i skole og dem, der har sovet ude.",
    place: "Halmtorvet",
    isFromQuestion: true,
    ago: 7,
    supporters: 17,
  },
  {
    title: "Et skilt i opgangen med, hvad der er åbent nu",
    what: "Når nogen bliver bedt om at gå ud af en opgang, skal der stå på døren, hvor man kan gå hen i stedet, på den tid af døgnet. Piktogrammer og få ord, på flere sprog. Gårdlauget vil hænge de første fem op.",
    forWhom: "Den, der har brug for et sted at være, og den, der bor i opgangen.",
    place: "Istedgade og sidegaderne",
    party: "housing",
    statement: "Mennesker, der sover i en opgang, skal tilbydes et andet sted, før de bliver bedt om at gå.",
    ago: 6,
    supporters: 8,
  },
  {
    title: "Skabe til soveposer og tasker",
    what: "Den, der sover ude, bærer alt med sig hele dagen. Ti skabe med kode ved Varmestuen ville give frie hænder, og der ville ligge mindre i porte og kælderskakter.",
    forWhom: "Personer uden bolig, og dem, der rydder op efter os alle.",
    place: "Ved Varmestuen",
    isFromQuestion: true,
    ago: 3,
    supporters: 3,
  },
];

/** What people propose themselves: one comes onto the next agenda, two gather support, one waits to be read. */
export async function tellIdeas(story: Telling, cast: Cast, questionId: string): Promise<void> {
  const ids: string[] = [];
  for (const idea of ideas) ids.push(await tell(story, cast, questionId, idea));
  await next(story, { kind: "idea", id: ids[0] ?? "" }, "agenda-item", "meetings.prepare", 2);
  await send(story, cast, questionId, {
    title: "Et spil bordtennis midt på pladsen",
    what: "Et bord af beton, som kan stå ude hele året. Man kan ikke være sur på en, man lige har spillet med.",
    forWhom: "Store børn, dem der keder sig, og dem der har brug for en grund til at sige hej.",
    place: "Litauens Plads",
    ago: 1,
    supporters: 0,
  });
}

async function tell(story: Telling, cast: Cast, questionId: string, idea: Told): Promise<string> {
  const id = await send(story, cast, questionId, idea);
  const read = story.ago(Math.max(idea.ago - 1, 0));
  const publish: StepInput = { do: "publish", seen: "received" };
  await takeStep(story.tx, story.permit("ideas.manage"), id, publish, read);
  for (let one = 0; one < idea.supporters; one += 1)
    await supportIdea(story.tx, { district: story.district.id, ideaId: id, key: randomBytes(32).toString("base64url") });
  return id;
}

async function send(story: Telling, cast: Cast, questionId: string, idea: Told): Promise<string> {
  const { title, what, forWhom, place, party, isFromQuestion, statement } = idea;
  const statements = await statementsOf(story.tx, story.district.id, questionId);
  const origins = [
    ...(isFromQuestion ? [{ kind: "question", id: questionId }] : []),
    ...statements.filter(({ text }) => text === statement).map(({ id }) => ({ kind: "statement", id })),
  ];
  const { id } = await sendIdea(
    story.tx,
    story.permit("ideas.manage"),
    {
      title, what, forWhom, place,
      partyId: party === undefined ? null : idOf(cast.party, party),
      cameBy: "web",
      origins,
    },
    story.ago(idea.ago),
  );
  return id;
}
