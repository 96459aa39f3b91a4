import fc from "fast-check";
import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { addDays, dayOf } from "../../platform/i18n/dates.ts";
import type { BulletinFigure } from "../../platform/web/feature.ts";
import { renderPdf } from "../../platform/pdf/render.ts";
import { bulletinDocument } from "./bulletin-document.ts";
import { areSame, isTimeToAsk, lastDay, longerThan, noLines, phaseOf, prompts, saidIn, saysNothing, whoIsAsked } from "./bulletin.ts";
import type { Lines } from "./bulletin.ts";
import { bothSides, countInWords } from "./figures.ts";

const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
const lines: fc.Arbitrary<Lines> = fc.record({
  happened: fc.string(), seen: fc.string(), doing: fc.string(), need: fc.string(), good: fc.string(),
});

describe("the days before a meeting", () => {
  test("the last day counts to its end in Danish time, and what comes then is late until the meeting begins", () => {
    const meeting = { at: new Date("2026-03-25T15:00:00Z"), status: "planned" };
    expect(lastDay(meeting)).toBe("2026-03-23");
    for (const [now, phase] of [
      ["2026-03-23T22:59:59Z", "open"],
      ["2026-03-23T23:00:00Z", "late"],
      ["2026-03-25T14:59:59Z", "late"],
      ["2026-03-25T15:00:00Z", "over"],
    ] as const)
      expect([now, phaseOf(meeting, new Date(now))]).toEqual([now, phase]);
  });

  test("phases follow each other, wherever the meeting is moved", () => {
    const order = ["open", "late", "over"];
    fc.assert(
      fc.property(moment, moment, moment, (at, one, other) => {
        const [sooner, later] = one <= other ? [one, other] : [other, one];
        const meeting = { at, status: "planned" };
        expect(order.indexOf(phaseOf(meeting, sooner))).toBeLessThanOrEqual(order.indexOf(phaseOf(meeting, later)));
        expect(phaseOf(meeting, later) === "open").toBe(dayOf(later) <= lastDay(meeting) && later < at);
        expect(phaseOf({ at, status: "cancelled" }, later)).toBe("cancelled");
        expect(phaseOf({ at, status: "approved" }, later)).toBe("over");
        expect(isTimeToAsk(meeting, later)).toBe(addDays(dayOf(later), 10) >= dayOf(at));
      }),
    );
  });
});

describe("lines", () => {
  test("nothing is said exactly when nothing is shown, and no line grows by being shortened", () => {
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        expect(saysNothing(one)).toBe(saidIn(one).length === 0);
        expect(longerThan(one, one)).toEqual([]);
        expect(longerThan(noLines, other).length).toBe(saidIn(other).length);
        expect(areSame(one, other)).toBe(prompts.every((prompt) => one[prompt] === other[prompt]));
        const kept = longerThan(one, other);
        for (const prompt of prompts) expect(kept.includes(prompt)).toBe(other[prompt].length > one[prompt].length);
      }),
    );
  });

  test("representatives are asked, and deputies only while there are none", () => {
    const [a, b] = [{ isDeputy: false }, { isDeputy: true }];
    expect(whoIsAsked([b, a])).toEqual([a]);
    expect(whoIsAsked([b, b])).toEqual([b, b]);
    expect(whoIsAsked([])).toEqual([]);
  });
});

test("no figure about nuisance stands without one about the lives of people who use drugs", () => {
  const figure = fc.record({
    key: fc.string(),
    about: fc.constantFrom("work" as const, "nuisance" as const, "lives" as const),
    label: fc.constant({ da: "x", en: "x" }),
    count: fc.oneof(fc.nat(), fc.constant("few" as const)),
  });
  fc.assert(
    fc.property(fc.array<BulletinFigure>(figure), (figures) => {
      const shown = bothSides(figures);
      const has = (about: BulletinFigure["about"]) => shown.some((one) => one.about === about);
      expect(has("nuisance") && !has("lives")).toBe(false);
      expect(shown.filter(({ about }) => about !== "nuisance")).toEqual(figures.filter(({ about }) => about !== "nuisance"));
      for (const one of shown) expect(countInWords(one, "da")).toBe(one.count === "few" ? "få" : String(one.count));
    }),
  );
});

test("ten parties with ordinary lines stand on one sheet of paper", async () => {
  const said = (length: number) => "Roligere aftener ved porten, men mere affald om morgenen og nogle nætter med megen støj".slice(0, length);
  const lines = { happened: said(87), seen: said(80), doing: said(70), need: said(60), good: said(40) };
  const paper = bulletinDocument({
    district: { bodyName: "Samarbejdsforum Vesterbro", bodyAddress: "Prøvevej 1\n1650 København V", bodyEmail: "x@eksempel.dk", isExample: true },
    meeting: { id: "x", title: "Møde 3, 25. marts 2026", at: new Date("2026-03-25T15:00:00Z"), status: "planned" },
    shownAt: new Date("2026-03-23T15:00:00Z"),
    since: new Date("2026-02-01T15:00:00Z"),
    contributions: Array.from({ length: 10 }, (_, number) => ({ partyName: `Boligforeningen nummer ${number + 1}`, lines: number === 2 ? noLines : lines })),
    figures: [{ key: "tasks.open", about: "work", label: { da: "Åbne opgaver", en: "Open tasks" }, count: 7 }],
    url: "https://kvarter.example/vesterbro/forum/bulletins/01900000-0000-7000-8000-000000000001",
  });
  expect((await getDocumentProxy(new Uint8Array(await renderPdf(paper)))).numPages).toBe(1);
});
