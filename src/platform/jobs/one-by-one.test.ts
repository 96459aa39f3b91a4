import { expect, it } from "vitest";
import { oneByOne } from "./one-by-one.ts";

it("gives all their turn, in order, and tells the first failure at the end", async () => {
  const done: number[] = [];
  const work = async (one: number) => {
    await Promise.resolve();
    if (one % 2 === 1) throw new Error(`${one} failed`);
    done.push(one);
  };
  await expect(oneByOne([0, 1, 2, 3, 4], work)).rejects.toThrow("1 failed");
  expect(done).toEqual([0, 2, 4]);
  await expect(oneByOne([6], work)).resolves.toBeUndefined();
});
