import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../platform/i18n/dates.ts";
import { daysUntil } from "./task.ts";
import { hearersOf, mondayOf, toldTo } from "./weekly.ts";

const today = "2026-03-02";
const id = fc.constantFrom("a", "b", "c", "d");
const speakers = fc.array(fc.record({ memberId: id, partyId: id, isDeputy: fc.boolean() }), { maxLength: 12 });
const tasks = fc.array(
  fc.record({
    partyId: id,
    dueDay: fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days)),
    doneAt: fc.constantFrom(null, new Date("2026-02-01T10:00:00Z")),
  }),
  { maxLength: 20 },
);

test("nobody is told of nothing, of what is done, of what is far ahead, or of another party's tasks", () => {
  fc.assert(
    fc.property(tasks, speakers, (all, who) => {
      for (const [memberId, told] of toldTo(all, who, today)) {
        expect(told.length).toBeGreaterThan(0);
        for (const task of told) {
          expect(task.doneAt).toBeNull();
          expect(daysUntil(task.dueDay, today)).toBeLessThanOrEqual(21);
          expect(who.some((one) => one.memberId === memberId && one.partyId === task.partyId)).toBe(true);
        }
        expect(new Set(told).size).toBe(told.length);
      }
    }),
  );
});

test("every task that is late or due within three weeks reaches each who represents its party", () => {
  fc.assert(
    fc.property(tasks, speakers, (all, who) => {
      const told = toldTo(all, who, today);
      for (const task of all.filter((one) => one.doneAt === null && one.dueDay <= addDays(today, 21)))
        for (const one of who.filter(({ partyId, isDeputy }) => partyId === task.partyId && !isDeputy))
          expect(told.get(one.memberId)).toContain(task);
    }),
  );
});

test("deputies hear while nobody else speaks for their party, and a party that has somebody is never without", () => {
  fc.assert(
    fc.property(speakers, (who) => {
      const hearers = hearersOf(who);
      expect(new Set(hearers.map(({ partyId }) => partyId))).toEqual(new Set(who.map(({ partyId }) => partyId)));
      for (const deputy of hearers.filter(({ isDeputy }) => isDeputy))
        expect(who.some(({ partyId, isDeputy }) => partyId === deputy.partyId && !isDeputy)).toBe(false);
    }),
  );
});

test("a week is named by its Monday, which all its days share", () => {
  expect(mondayOf("2026-03-02")).toBe("2026-03-02");
  expect(mondayOf("2026-03-08")).toBe("2026-03-02");
  expect(mondayOf("2027-01-01")).toBe("2026-12-28");
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), (days) => {
      const behind = daysUntil(addDays(today, days), mondayOf(addDays(today, days)));
      expect(behind).toBeGreaterThanOrEqual(0);
      expect(behind).toBeLessThan(7);
    }),
  );
});
