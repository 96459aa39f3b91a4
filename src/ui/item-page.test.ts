import { expect, test } from "vitest";
import { splitThread } from "./item-page.tsx";

const step = (key: string, current = false) => ({ key, label: "Henvendelse", title: key, current });

const keysOf = (steps: Parameters<typeof splitThread>[0]) => {
  const { origins, effects } = splitThread(steps);
  return [origins, effects].map((part) => part.map(({ key }) => key));
};

test("a thread is split at the item one is looking at", () => {
  expect(keysOf([step("a"), step("b", true), step("c"), step("d")])).toEqual([["a"], ["c", "d"]]);
  expect(keysOf([step("a", true)])).toEqual([[], []]);
});

test("a thread without the item itself is all effect", () => {
  expect(keysOf([step("a"), step("b")])).toEqual([[], ["a", "b"]]);
  expect(keysOf([])).toEqual([[], []]);
});
