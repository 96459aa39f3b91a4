import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../platform/i18n/dates.ts";
import { firstProofDay, isLate, measureStatuses, possibleAfter, proofFault, replyAgrees, statusFrom } from "./measure.ts";
import type { DatedStatus } from "./measure.ts";

const today = "2026-03-02";
const firstDay = "2025-06-01";
const someDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));
const someStatus = fc.constantFrom(...measureStatuses);
const someProof = fc.record({ day: someDay, statusAfter: someStatus });

/** Takes proofs as they come and keeps those the rule lets through, as the command does. */
function accepted(proofs: readonly DatedStatus[]): DatedStatus[] {
  const kept: DatedStatus[] = [];
  for (const proof of proofs) {
    const now = { status: statusFrom(kept), lastProofDay: kept.at(-1)?.day ?? null, firstDay, today };
    if (!proofFault(now, proof)) kept.push(proof);
  }
  return kept;
}

describe("a measure's status", () => {
  test("follows proofs that go forward in time, never before the measure or into the future, never back to a mere plan", () => {
    fc.assert(
      fc.property(fc.array(someProof, { maxLength: 12 }), (proofs) => {
        const kept = accepted(proofs);
        const days = kept.map(({ day }) => day);
        expect(days).toEqual([...days].sort());
        expect(days.every((day) => day >= firstDay && day <= today)).toBe(true);
        const words = kept.map(({ statusAfter }) => statusAfter).join(" ");
        expect(words).toMatch(/^(planned ?)*((started|done|stopped) ?)*$/);
      }),
    );
  });

  test("may always stay as it is and is never stuck", () => {
    for (const status of measureStatuses) {
      expect(possibleAfter(status)).toContain(status);
      expect(possibleAfter(status).length).toBeGreaterThan(1);
    }
  });

  test("is planned until something is shown", () => {
    expect(statusFrom([])).toBe("planned");
    expect(statusFrom([{ day: today, statusAfter: "started" }, { day: today, statusAfter: "done" }])).toBe("done");
  });

  test("names the field that is wrong", () => {
    const now = { status: "started", lastProofDay: "2026-02-01", firstDay, today } as const;
    expect(proofFault(now, { day: "2026-03-03", statusAfter: "done" })).toEqual({ field: "day", code: "proof_in_future" });
    expect(proofFault(now, { day: "2026-01-31", statusAfter: "done" })).toEqual({ field: "day", code: "before_last_proof" });
    expect(proofFault(now, { day: "2025-05-31", statusAfter: "done" })).toEqual({ field: "day", code: "before_measure" });
    expect(proofFault(now, { day: "1926-11-27", statusAfter: "done" })).toEqual({ field: "day", code: "wrong_year" });
    expect(proofFault(now, { day: today, statusAfter: "planned" })).toEqual({ field: "statusAfter", code: "invalid_choice" });
    expect(proofFault(now, { day: today, statusAfter: "done" })).toBeUndefined();
    expect(proofFault(now, { day: "2026-02-01", statusAfter: "started" })).toBeUndefined();
  });
});

test("something can have happened of a measure since it began or came into the plan, and never before 2000", () => {
  expect(firstProofDay({ fromDay: "2026-01-01", addedDay: today })).toBe("2026-01-01");
  expect(firstProofDay({ fromDay: "2026-06-01", addedDay: today })).toBe(today);
  expect(firstProofDay({ fromDay: null, addedDay: today })).toBe(today);
  expect(firstProofDay({ fromDay: "1926-11-27", addedDay: today })).toBe("2000-01-01");
});

test("a measure is late from the day after its last, unless it is done, stopped or open-ended", () => {
  expect(isLate({ status: "started", toDay: today }, today)).toBe(false);
  expect(isLate({ status: "started", toDay: "2026-03-01" }, today)).toBe(true);
  expect(isLate({ status: "planned", toDay: "2026-03-01" }, today)).toBe(true);
  expect(isLate({ status: "done", toDay: "2026-03-01" }, today)).toBe(false);
  expect(isLate({ status: "stopped", toDay: "2026-03-01" }, today)).toBe(false);
  expect(isLate({ status: "started", toDay: null }, today)).toBe(false);
});

test("only a reply that says yes can become a measure", () => {
  expect(["accepted", "partly", "no", "not_ours", "interim"].filter(replyAgrees)).toEqual(["accepted", "partly"]);
});
