import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween } from "./sent-agenda.ts";
import type { SentLine } from "./sent-agenda.ts";

const line = (itemId: string, more: Partial<SentLine> = {}): SentLine => ({
  itemId, isClosed: false, title: `Punkt ${itemId}`, purpose: "discussion", plannedMinutes: 10, presenter: "", text: "", attachments: [], ...more,
});
const lines = (ids: string) => [...ids].map((id) => line(id));
const said = (before: readonly SentLine[], now: readonly SentLine[]) =>
  changesBetween(before, now).map(({ kind, itemId, fields }) => [kind, itemId, ...fields].join(" "));

describe("what has changed since an agenda was sent", () => {
  test.each([
    ["abc", "abc", []],
    ["abc", "abdc", ["added d"]],
    ["abc", "ac", ["removed b"]],
    ["abcd", "dabc", ["moved d"]],
    ["abcd", "bcda", ["moved a"]],
    ["abc", "xab", ["removed c", "added x"]],
    ["", "a", ["added a"]],
  ])("from %j to %j", (before, now, expected) => {
    expect(said(lines(before), lines(now))).toEqual(expected);
  });

  test("is told by field, with the title it had", () => {
    const now = line("a", { title: "Nyt navn", plannedMinutes: 20, attachments: [{ name: "kort.pdf", sha256: "1" }] });
    const changes = changesBetween(lines("a"), [now]);
    expect(changes).toEqual([
      { kind: "changed", itemId: "a", isClosed: false, title: "Nyt navn", titleBefore: "Punkt a", fields: ["title", "minutes", "attachments"] },
    ]);
  });

  test("leads from the one to the other, moving as few as it must", () => {
    const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (from, to) => {
        const changes = changesBetween(lines(from.join("")), lines(to.join("")));
        const of = (kind: string) => changes.filter((change) => change.kind === kind).map(({ itemId }) => itemId);
        expect(of("removed")).toEqual(from.filter((id) => !to.includes(id)));
        expect(of("added")).toEqual(to.filter((id) => !from.includes(id)));
        const still = (all: readonly string[]) => all.filter((id) => from.includes(id) && to.includes(id) && !of("moved").includes(id));
        expect(still(to)).toEqual(still(from));
        const common = to.filter((id) => from.includes(id));
        expect(of("moved").length === 0).toBe(common.join("") === from.filter((id) => to.includes(id)).join(""));
        expect(of("moved").length).toBeLessThan(Math.max(common.length, 1));
        expect(of("changed")).toEqual([]);
      }),
    );
  });

  test("of a closed item holds no words", () => {
    const closed = line("a", { isClosed: true, title: "", plannedMinutes: 30 });
    expect(JSON.stringify(changesBetween([line("a", { isClosed: true, title: "" })], [closed]))).not.toContain("Punkt");
  });
});
