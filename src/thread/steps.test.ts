import { beforeAll, expect, test } from "vitest";
import type { DistrictId } from "../platform/district/district.ts";
import { registerKinds } from "./kinds.ts";
import { threadSteps } from "./steps.ts";

const now = new Date("2026-11-27T09:00:00Z");

beforeAll(() => {
  registerKinds([
    {
      kind: "paper",
      station: "decided",
      label: { da: "Papir", en: "Paper" },
      statuses: { stands: { words: { da: "Står", en: "Stands" }, tone: "open" } },
      href: (_place, id) => `/${id}`,
    },
  ]);
});

function stepOf(at: string, statusAt: string) {
  const item = { kind: "paper", id: "1", title: "Et papir", status: "stands", at: new Date(at), statusAt: new Date(statusAt), distance: 1, isPublic: true };
  const [step] = threadSteps({ districtId: "vesterbro" as DistrictId, lang: "da", now }, [item], { kind: "paper", id: "2" }, "visitor");
  return step;
}

test("a step has the day of the thing itself, and beside its status the later day of that", () => {
  const sent = "2026-09-30T08:00:00Z";
  expect(stepOf(sent, "2026-10-28T09:00:00Z")).toMatchObject({ date: new Date(sent), statusDate: new Date("2026-10-28T09:00:00Z"), isAhead: false });
});

test("the day of a status is left out when it is the same by the clock in Denmark", () => {
  expect(stepOf("2026-09-30T08:00:00Z", "2026-09-30T21:59:00Z")?.statusDate).toBeUndefined();
  expect(stepOf("2026-09-30T08:00:00Z", "2026-09-30T22:00:00Z")?.statusDate).toEqual(new Date("2026-09-30T22:00:00Z"));
});

test("what is still to come has its day, without the one on which it was planned", () => {
  expect(stepOf("2026-12-16T15:00:00Z", "2026-11-20T09:00:00Z")).toMatchObject({ date: new Date("2026-12-16T15:00:00Z"), statusDate: undefined, isAhead: true });
});
