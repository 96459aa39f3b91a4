import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageLength, toGsm } from "../../platform/i18n/gsm.ts";
import { alertKinds, daysLeft, expiryOf, isCurrent, longestDays } from "./alert.ts";
import { textMessage } from "./alert-words.ts";
import { credibilities, isEnough, severities, verdictOf } from "./grading.ts";
import type { Grading } from "./grading.ts";
import { waitedWords, waitingAction } from "./waiting.ts";

const yes: Grading = { credibility: "several", severity: "harm", publish: true, ownParty: false };
const words = { headline: "Hvide piller", headlineEn: "", looks: "", does: "", where: "", extra: "", area: [] };

describe("grading", () => {
  test.each([
    ["tested", "life", true], ["several", "life", true], ["one", "life", true], ["rumour", "life", false],
    ["tested", "harm", true], ["several", "harm", true], ["one", "harm", false], ["rumour", "harm", false],
    ["tested", "mild", false], ["several", "mild", false], ["one", "mild", false], ["rumour", "mild", false],
  ] as const)("known as %s and dangerous as %s is enough: %s", (credibility, severity, enough) => {
    expect(isEnough(credibility, severity)).toBe(enough);
  });

  test.each([
    ["nobody", [], "waiting"],
    ["one yes", [yes], "waiting"],
    ["two yes", [yes, yes], "published"],
    ["one no", [{ ...yes, publish: false }], "refused"],
    ["a yes and a no", [yes, { ...yes, publish: false }], "refused"],
    ["two of the party that reported", [{ ...yes, ownParty: true }, { ...yes, ownParty: true }], "same_side"],
    ["one of them and one from outside", [{ ...yes, ownParty: true }, yes], "published"],
  ] as const)("of %s: %s", (_who, gradings, kind) => {
    expect(verdictOf(gradings).kind).toBe(kind);
  });

  test("publishes only what two say yes to with enough, and says no more than the less sure of them", () => {
    const grading = fc.record({ credibility: fc.constantFrom(...credibilities), severity: fc.constantFrom(...severities), publish: fc.constantFrom(true, true, true, false), ownParty: fc.boolean() });
    fc.assert(
      fc.property(fc.array(grading, { maxLength: 3 }), (gradings) => {
        const isOut = gradings.length > 1 && gradings.every(({ credibility, severity, publish }) => publish && isEnough(credibility, severity)) && gradings.some(({ ownParty }) => !ownParty);
        const leastSure = credibilities[Math.max(...gradings.map(({ credibility }) => credibilities.indexOf(credibility)))];
        const verdict = verdictOf(gradings);
        expect(verdict.kind === "published" ? verdict.credibility : undefined).toBe(isOut ? leastSure : undefined);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("time", () => {
  const now = new Date("2026-03-02T09:00:00Z");

  test("an alert is current until its moment and not at it; closed, never", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestDays }), (days) => {
        const expiresAt = expiryOf(now, days);
        expect(isCurrent({ isClosed: false, expiresAt }, new Date(expiresAt.getTime() - 1))).toBe(true);
        expect(isCurrent({ isClosed: false, expiresAt }, expiresAt)).toBe(false);
        expect(isCurrent({ isClosed: true, expiresAt }, now)).toBe(false);
        expect(daysLeft(expiresAt, now)).toBe(days);
      }),
    );
  });

  const ago = (hours: number) => new Date(now.getTime() - hours * 60 * 60 * 1000);

  test.each([
    [0.2, 0.2, "nothing"], [0.5, 0.5, "ask"], [3, 0.6, "nothing"], [3, 2, "ask"], [25, 3, "nothing"], [71, 50, "nothing"], [72, 50, "lapse"],
  ] as const)("a report of %s hours ago, asked about %s hours ago: %s", (reported, asked, action) => {
    expect(waitingAction({ reportedAt: ago(reported), askedAt: ago(asked) }, now)).toBe(action);
  });

  test("waiting is told in plain words", () => {
    expect([0.7, 1.5, 30, 72].map((hours) => waitedWords(ago(hours), now, "da"))).toEqual(["42 min.", "1 time", "30 timer", "3 dage"]);
  });
});

describe("a text message", () => {
  const expiresAt = new Date("2026-03-09T09:00:00Z");
  const district = { name: "Vesterbro" };

  test("says what it is, what to do and until when", () => {
    expect(textMessage({ kind: "batch", words, expiresAt }, district, "da")).toBe(
      "Farligt stof: Hvide piller (Hele Vesterbro). Tag lidt først. Tag det ikke alene. Hav naloxon. Livsfare: 112. Til 9. marts kl. 10.00",
    );
  });

  test("has at most 160 characters of a text message, and always what to do and until when", () => {
    fc.assert(
      fc.property(fc.constantFrom(...alertKinds), fc.string({ maxLength: 60, unit: "grapheme" }), fc.array(fc.string({ maxLength: 30 }), { maxLength: 3 }), fc.constantFrom("da", "en"), (kind, headline, area, lang) => {
        const text = textMessage({ kind, words: { ...words, headline, area }, expiresAt }, district, lang);
        expect(text.length).toBeLessThanOrEqual(messageLength);
        expect(toGsm(text)).toBe(text);
        expect(text).toMatch(/(112|1813)\. (Til 9\. marts kl\. 10\.00|Until 9 March 10:00)$/);
      }),
    );
  });
});
