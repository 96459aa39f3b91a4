import { expect, test } from "vitest";
import { LineIsFull, waitingLine } from "./waiting-line.ts";

/** Works that end when they are told to. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, (error) => (error ? reject(error) : resolve(name))));
  };
  return { begun, work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

test("two go on at once, a third waits for one of them to end, well or badly", async () => {
  const inTurn = waitingLine({ atOnce: 2, mostWaiting: 10 });
  const { begun, work, end } = works();
  const all = ["first", "second", "third", "fourth"].map((name) => inTurn(work(name)).catch((error: Error) => error.message));
  expect(begun).toEqual(["first", "second"]);
  end("second");
  await all[1];
  expect(begun).toEqual(["first", "second", "third"]);
  end("first", new Error("broken"));
  await all[0];
  expect(begun).toEqual(["first", "second", "third", "fourth"]);
  end("third");
  end("fourth");
  expect(await Promise.all(all)).toEqual(["broken", "second", "third", "fourth"]);
});

test("no more wait than have room, and afterwards there is room again", async () => {
  const inTurn = waitingLine({ atOnce: 1, mostWaiting: 1 });
  const { begun, work, end } = works();
  const taken = [inTurn(work("first")), inTurn(work("second"))];
  await expect(inTurn(work("third"))).rejects.toBeInstanceOf(LineIsFull);
  end("first");
  await taken[0];
  const fourth = inTurn(work("fourth"));
  end("second");
  await taken[1];
  end("fourth");
  expect(await fourth).toBe("fourth");
  expect(begun).toEqual(["first", "second", "fourth"]);
});
