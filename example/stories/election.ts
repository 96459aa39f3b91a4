import { callElection } from "../../src/features/elections/commands/call.ts";
import { enterCandidate } from "../../src/features/elections/commands/candidates.ts";
import { closedDay } from "../../src/platform/calendar/closed-days.ts";
import { addDays, momentOf } from "../../src/platform/i18n/dates.ts";
import type { Telling } from "../acting.ts";
import { idOf } from "../network.ts";
import type { Cast } from "./cast.ts";

const candidates = [
  {
    name: "Eksempel Istedgade",
    text: "Jeg bor i stueetagen og taler med alle, der kommer forbi. Jeg vil arbejde for toiletter, der er åbne om natten.",
  },
  {
    name: "Eksempel Skydebanegade",
    text: "Jeg har børn i skolen ved haven. Jeg vil arbejde for, at vi hurtigt får svar, når vi melder noget.",
  },
];

/** The neighbours are to elect who speaks for them: two stand already, and one can stand for two more weeks. */
export async function tellElection(story: Telling, cast: Pick<Cast, "party">): Promise<void> {
  const permit = story.permit("elections.manage");
  const hallDay = firstOpenDay(story.day(28));
  const { id } = await callElection(
    story.tx,
    permit,
    {
      title: "Valg af naborepræsentanter",
      partyId: idOf(cast.party, "neighbours"),
      seats: 3,
      deputies: 2,
      crosses: 3,
      fromDay: story.day(35),
      toDay: story.day(35 + 730),
      voters: "Alle over 18 år, der bor i Istedgade, Halmtorvet, Skydebanegade eller en sidegade til dem.",
      standers: "Alle, der kan stemme.",
      contact: "Forummets sekretariat, forum@eksempel.dk",
      candidatesDay: story.day(14),
      withdrawDay: story.day(17),
      votingDay: story.day(21),
      hallFrom: momentOf(hallDay, "17:00"),
      hallUntil: momentOf(hallDay, "20:00"),
      place: "Forummets lokale, Eksempelgade 4",
    },
    story.ago(5),
  );
  for (const candidate of candidates)
    await enterCandidate(story.tx, permit, story, id, { ...candidate, email: "", phone: "" }, story.ago(3));
}

/** Nobody calls neighbours to a hall on Christmas Eve. */
export function firstOpenDay(day: string): string {
  return closedDay(day) ? firstOpenDay(addDays(day, 1)) : day;
}
