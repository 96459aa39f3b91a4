import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import type { PdfDocument } from "./document.ts";
import { LineIsFull } from "../waiting-line.ts";
import { pdfQueue } from "./queue.ts";

/** A thread that never ends with a document called "endless", dies of "deadly", and answers others with their title. */
const thread = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ id, document }) => {
    if (document.title === "endless") for (;;);
    if (document.title === "deadly") process.exit(3);
    if (document.title === "wrong") return parentPort.postMessage({ id, problem: "PDF could not be laid out" });
    parentPort.postMessage({ id, bytes: new TextEncoder().encode(document.title) });
  });`;

function queue(mostWaiting = 10) {
  const threads: Worker[] = [];
  const render = pdfQueue({
    start: () => {
      const worker = new Worker(thread, { eval: true });
      threads.push(worker);
      return worker;
    },
    patienceMs: 1500,
    mostWaiting,
  });
  onTestFinished(async () => {
    for (const one of threads) await one.terminate();
  });
  const told = (title: string) =>
    render({ title } as PdfDocument).then((bytes) => new TextDecoder().decode(bytes), (error: Error) => error.message);
  return { render, told, threads };
}

test("only the document that does not end is given up; those behind it come from a new thread, in their order", async () => {
  const { told, threads } = queue();
  const order: string[] = [];
  const all = ["first", "endless", "wrong", "deadly", "last"].map(async (title) => {
    const answer = await told(title);
    order.push(title);
    return answer;
  });
  expect(await Promise.all(all)).toEqual([
    "first",
    "PDF was not ready after 1.5 s",
    "PDF could not be laid out",
    "PDF thread ended with code 3",
    "last",
  ]);
  expect(order).toEqual(["first", "endless", "wrong", "deadly", "last"]);
  expect(threads).toHaveLength(3);
});

test("many that wait long for their turn do not run out of time by waiting", async () => {
  const { told } = queue();
  expect((await Promise.all(["endless", "endless", "one"].map(told))).at(-1)).toBe("one");
});

test("no more wait than have room, and afterwards there is room again", async () => {
  const { render, told } = queue(2);
  const taken = ["one", "two", "three"].map(told);
  await expect(render({ title: "four" } as PdfDocument)).rejects.toBeInstanceOf(LineIsFull);
  expect(await Promise.all(taken)).toEqual(["one", "two", "three"]);
  expect(await told("five")).toBe("five");
});
