import type { Child } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import type { Fact } from "../../../../ui/definition.tsx";
import type { StatusWords } from "../../../../ui/status.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Registration, Workshop } from "../queries/registrations.ts";
import { needKinds } from "../rules/registration.ts";
import type { Needs, SeatState } from "../rules/registration.ts";
import { texts } from "../texts/registration.ts";
import { texts as workTexts } from "../texts/secretary.ts";

const tones = { seated: "done", waiting: "open", offered: "late", cancelled: "neutral", declined: "neutral", expired: "neutral" } as const;

/** How somebody stands, in words and with a shape. */
export function seatWords(visit: Visit, state: SeatState): StatusWords {
  return { label: texts[visit.lang].own.states[state], tone: tones[state] };
}

/** What somebody wished for and needs, as facts; what they left empty is left out. */
export function wishFacts(visit: Visit, one: Registration, workshops: readonly Workshop[], needs: Needs): Fact[] {
  const t = workTexts[visit.lang].need;
  return [
    { term: texts[visit.lang].own.wishes, value: wishList(one, workshops) },
    ...needKinds.map((kind) => ({ term: t[kind], value: needs[kind] && <WrittenWords>{needs[kind]}</WrittenWords> })),
  ];
}

function wishList({ wishes }: Registration, workshops: readonly Workshop[]): Child {
  const titles = wishTitles(wishes, workshops);
  return titles.length > 0 ? <WrittenWords>{titles.map((title, at) => `${at + 1}. ${title}`).join(" · ")}</WrittenWords> : "";
}

/** The workshops somebody wished for, the dearest first; one that is no longer in the programme is left out. */
function wishTitles(wishes: readonly string[], workshops: readonly Workshop[]): string[] {
  return wishes.flatMap((id) => workshops.find((one) => one.id === id)?.title ?? []);
}
