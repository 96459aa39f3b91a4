import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, momentOf } from "../../platform/i18n/dates.ts";
import { isHeldUp, isSilentlyApproved, lastDayToCorrect, silentDayAfter, stageOf } from "./cycle.ts";
import type { CycleFacts } from "./cycle.ts";

const startsAt = new Date("2026-03-02T15:00:00Z");
const sentAt = new Date("2026-03-03T10:00:00Z");
const draft: CycleFacts = { startsAt, sentAt: null, silentDay: null, approvedAt: null, publishedAt: null, openCorrections: 0 };
const sent: CycleFacts = { ...draft, sentAt, silentDay: "2026-03-17" };
const approved: CycleFacts = { ...sent, approvedAt: new Date("2026-03-17T03:00:00Z") };

test.each([
  { facts: draft, at: "2026-03-02T14:59:00Z", stage: "coming" },
  { facts: draft, at: "2026-03-02T15:00:00Z", stage: "draft" },
  { facts: sent, at: "2026-03-04T00:00:00Z", stage: "sent" },
  { facts: { ...sent, openCorrections: 2 }, at: "2026-03-04T00:00:00Z", stage: "held-up" },
  { facts: approved, at: "2026-03-18T00:00:00Z", stage: "approved" },
  { facts: { ...approved, publishedAt: new Date("2026-03-19T00:00:00Z") }, at: "2026-03-19T00:00:00Z", stage: "published" },
])("at $at it is $stage", ({ facts, at, stage }) => {
  expect(stageOf(facts, new Date(at))).toBe(stage);
});

describe("silent approval", () => {
  test.each([
    { at: momentOf("2026-03-16", "23:59"), open: 0, approves: false, waits: false },
    { at: momentOf("2026-03-17", "00:00"), open: 0, approves: true, waits: false },
    { at: momentOf("2026-03-17", "00:00"), open: 1, approves: false, waits: true },
    { at: momentOf("2026-03-16", "23:59"), open: 1, approves: false, waits: false },
  ])("with $open open on $at", ({ at, open, approves, waits }) => {
    expect(isSilentlyApproved({ ...sent, openCorrections: open }, at)).toBe(approves);
    expect(isHeldUp({ ...sent, openCorrections: open }, at)).toBe(waits);
  });

  const moment = fc.date({ min: new Date("2025-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  test("never comes before its day, never for what was not sent or is approved, and always on its day", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 3, max: 90 }), fc.nat(120), (at, days, later) => {
        const silentDay = silentDayAfter(at, days);
        const facts = { ...sent, startsAt: at, sentAt: at, silentDay };
        const now = momentOf(addDays(dayOf(at), later), "04:20");
        expect(isSilentlyApproved(facts, now)).toBe(later >= days);
        expect(isSilentlyApproved({ ...facts, sentAt: null, silentDay: null }, now)).toBe(false);
        expect(isSilentlyApproved({ ...facts, approvedAt: now }, now)).toBe(false);
        expect(addDays(lastDayToCorrect(silentDay), 1)).toBe(silentDay);
      }),
    );
  });
});
