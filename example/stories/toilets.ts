import { addAgendaItem } from "../../src/features/meetings/commands/items.ts";
import { changeLetter } from "../../src/features/letters/commands/drafts.ts";
import { sendLetter } from "../../src/features/letters/commands/send.ts";
import type { ItemRef } from "../../src/thread/commands.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import { next, see } from "./cast.ts";
import type { Cast } from "./cast.ts";
import { approve, attend, comingMeeting, minute } from "./meetings.ts";

const wording =
  "Forummet anbefaler et offentligt toilet ved Maria Kirkeplads, der er åbent hele døgnet og bliver gjort rent to gange om dagen, i et forsøg på seks måneder.";
const said =
  "Det er det samme, alle siger: efter kl. 18 er der intet toilet, man kan gå på. Det går ud over både dem, der ikke har andre steder, og dem, der bor der. Varmestuen vil gerne pege på en plads, hvor der er strøm og vand.";

/** A thread that waits for a reply, from a department that does not exist. @returns its agenda item */
export async function tellToilets(story: Telling, cast: Cast): Promise<ItemRef> {
  const observation = await see(story, cast, {
    kind: "human_waste",
    place: "Maria Kirkeplads",
    ago: 52,
    text: "Bag containerne igen. Jeg er ikke sur på nogen, men der er jo intet toilet efter kl. 18.",
    publicLine: "Afføring bag containerne. Der er intet toilet i nærheden efter kl. 18.",
  });
  const item = await next(story, observation, "agenda-item", "meetings.prepare", 48);
  const meetingId = await comingMeeting(story, cast, 48);
  const lights = await addAgendaItem(
    story.tx,
    story.permit("meetings.prepare"),
    meetingId,
    { title: "Lys ved porten til Skydebanehaven", publicTitle: "Lys ved porten til Skydebanehaven", kind: "discussion" },
    story.ago(40),
  );
  await attend(story, cast, meetingId, ["business", "social"]);
  const decision = await next(story, item, "decision", "decisions.manage", cast.met.second, { wording, dissent: "" });
  await minute(story, { meetingId, itemId: item.id }, said, "discussed", cast.met.second);
  await minute(story, { meetingId, itemId: lights }, "Der blev ikke tid. Tages op igen næste gang.", "carried-over", cast.met.second);
  await approve(
    story,
    meetingId,
    new Map([
      [item.id, { title: "Et toilet, der er åbent om natten", minutes: said }],
      [lights, { title: "Lys ved porten til Skydebanehaven", minutes: "Udskudt til næste møde." }],
    ]),
    18,
  );

  const letter = await next(story, decision, "letter", "letters.write", 16);
  const draft = {
    addresseeId: idOf(cast.party, "parks"),
    title: "Et offentligt toilet ved Maria Kirkeplads",
    body: `Stofforum Vesterbro anbefaler et forsøg på seks måneder:

- et offentligt toilet ved Maria Kirkeplads, åbent hele døgnet
- rengøring to gange om dagen
- en kort opgørelse efter tre måneder, som vi ser på sammen

Efter kl. 18 er der intet toilet i nærheden. Det er uværdigt for dem, der ikke har andre steder at gå hen, og det er til gene for dem, der bor der.`,
    dueDay: story.day(26),
  };
  await changeLetter(story.tx, story.permit("letters.write"), letter.id, 1, draft, story.ago(16));
  await sendLetter(
    story.tx,
    story.permit("letters.send"),
    {
      letterId: letter.id,
      district: story.district,
      publicUrl: story.publicUrl,
      by: { kind: "hand", how: "Afleveret på afdelingens kontor" },
    },
    story.ago(16),
  );
  return item;
}
