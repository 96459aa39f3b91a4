import fc from "fast-check";
import { expect, test } from "vitest";
import type { OpenState } from "../hours/opening.ts";
import { anySchedule } from "../hours/any-schedule.ts";
import { momentOf } from "../platform/i18n/dates.ts";
import { bringersOf, horizonAt, offersAt } from "../features/help/rules/now/board.ts";
import { openDoor } from "../features/help/rules/doors/door-rules.ts";
import { embeddedBringers, embeddedOpenings } from "../features/help/rules/now/embedded.ts";
import { offerWords } from "../features/help/rules/now/offer-words.ts";
import type { Service, VisitLine } from "../features/help/rules/service.ts";
import { texts } from "../features/help/texts/visitors.ts";
import { countsFrom, nextOpening, stateInWords, wordsOfVisits } from "./help-words.ts";
import type { Words } from "./help-words.ts";

const minute = 60_000;
// Within a minute, as pages are.
const made = new Date(momentOf("2026-03-20", "11:00").getTime() + 40_000);
const weekMinutes = 7 * 24 * 60;

const serviceWith = (more: Pick<Service, "schedule" | "visits">): Service => ({
  id: "s", partyId: "p", partyName: "", name: "", what: "", whatEn: "", needs: ["food"], place: "", point: null, isSecret: false, phone: null, languages: [], door: openDoor,
  checkedAt: made, checkedBy: null, checkEvery: 30, askedAt: null, places: null, version: 1, ...more,
});

/** The texts as a page carries them. */
function wordsOnPage(lang: "da" | "en"): Words {
  const { live, comes } = texts[lang];
  return { ...live, whoOpen: comes.open, whoUntil: comes.until, whoSoon: comes.soon, whoIn: comes.in, whoClosed: comes.closed };
}

/** What opens later than two weeks, or closes later than one, the page cannot know. */
function isKnownTo(state: OpenState, end: number): boolean {
  if (!state.isOpen) return (state.opens ?? 0) < end;
  return (state.until ?? Infinity) < made.getTime() + (weekMinutes + 24 * 60) * minute;
}

const anyVisits = anySchedule("2026-03-18", 14).chain(({ lines }) =>
  fc.array(fc.constantFrom("Sygeplejerske", "Læge"), { minLength: lines.length, maxLength: lines.length }).map((labels): VisitLine[] =>
    lines.map((line, at) => ({ ...line, label: labels[at] ?? "", need: "wound" })),
  ),
);

test.each(["food", "wound"] as const)("a page that stays open or was kept goes on saying what the server would, for a week, also over the night in which the clock jumps: %s", (need) => {
  fc.assert(
    fc.property(anySchedule("2026-03-18", 14), anyVisits, fc.integer({ min: 0, max: weekMinutes }), fc.constantFrom("da" as const, "en" as const), (schedule, visits, later, lang) => {
      const service = serviceWith({ schedule, visits });
      const horizon = horizonAt(made);
      const now = made.getTime() + later * minute;
      const [offer] = offersAt([service], horizonAt(new Date(now)), need);
      // Without visits it does not help with a wound.
      if (!offer || !isKnownTo(offer.state, horizon.end)) return;
      const next = nextOpening(embeddedOpenings(service, horizon, need), countsFrom(made.getTime()), now);
      const bringers = embeddedBringers(service, horizon, need);
      const words = wordsOnPage(lang);
      expect(stateInWords(next, now, bringers ? wordsOfVisits(words) : words, lang)).toBe(offerWords(offer, now, lang));
      expect(bringers !== undefined).toBe(offer.bringers.length > 0);
      const named = bringers && next && next.to !== Infinity ? [(JSON.parse(bringers) as string[])[next.index], bringersOf(service, horizon, need, next).join(", ")] : [];
      expect(named[0]).toBe(named[1]);
    }),
  );
});
