import { expect, test } from "vitest";
import { stepsOf } from "./steps.ts";
import type { Progress } from "./steps.ts";

const at = (text: string) => new Date(`${text}Z`);
const conference = {
  startsAt: at("2026-04-15T14:00"),
  endsAt: at("2026-04-15T18:00"),
  opensAt: null,
  closesAt: at("2026-04-08T10:00"),
  publishedAt: at("2026-03-01T10:00"),
  cancelledAt: null,
  reportedAt: null,
};
const nothing: Progress = {
  workshops: 3, texts: 0, releasedAt: undefined, invited: 0, answered: 0, toInvite: 0, questions: 0, seated: 0, waiting: 0,
  allocation: undefined, come: 0, recommendations: 0, released: 0, answers: 0,
};

const cases: readonly [string, { readonly closesAt?: null; readonly cancelledAt?: Date }, Partial<Progress>, string, string][] = [
  ["closed for registration, its places wait to be allocated", {}, { invited: 9 }, "2026-04-10T10:00",
    "programme done, reading now, invitation done, registration done, seating now, door later, outcome later, evaluation later, report later"],
  ["on its day", {}, { invited: 9, toInvite: 2, allocation: 1, recommendations: 2, released: 1 }, "2026-04-15T15:00",
    "programme done, invitation done, registration done, seating done, door now, outcome now, evaluation later, report later"],
  ["held, what it went without is not asked for any more", {}, { recommendations: 2, released: 2 }, "2026-04-16T10:00",
    "programme done, registration done, door done, outcome done, evaluation now, report now"],
  ["without workshops and without registration", { closesAt: null }, { workshops: 0 }, "2026-04-10T10:00",
    "programme done, reading now, invitation now, evaluation later, report later"],
  ["cancelled", { cancelledAt: at("2026-04-01T10:00") }, { invited: 9 }, "2026-04-02T10:00", "invitation done, registration done"],
];

test.each(cases)("a conference %s", (_, details, progress, now, expected) => {
  const steps = stepsOf({ ...conference, ...details }, { ...nothing, ...progress }, at(now));
  expect(steps.map(({ name, state }) => `${name} ${state}`).join(", ")).toBe(expected);
});
