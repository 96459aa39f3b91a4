import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { projectRoot } from "../project-root.ts";
import { comparableAddress, readDeliveryReport } from "./delivery-report.ts";

const folder = join(projectRoot, "test/bounces");
const sample = (name: string) =>
  readFileSync(join(folder, `${name}.eml`), "utf8").replaceAll("{id}", "abc").replaceAll("{to}", "liv@eksempel.example").replaceAll("{TO}", "LIV@Eksempel.Example");
const read = (text: string) => readDeliveryReport(Buffer.from(text));

test.each([
  ["postfix", { action: "failed", isPermanent: true, detail: "5.1.1", code: "550" }],
  ["exim", { action: "failed", isPermanent: true, detail: undefined, code: "550" }],
  ["exchange", { action: "failed", isPermanent: true, detail: "5.1.10", code: "550" }],
  ["gmail", { action: "failed", isPermanent: true, detail: "5.1.1", code: "550" }],
  ["no-such-domain", { action: "failed", isPermanent: true, detail: "5.4.4", code: "5.4.4" }],
  ["policy", { action: "failed", isPermanent: true, detail: "5.7.1", code: "554" }],
  ["full", { action: "failed", isPermanent: false, detail: "4.2.2", code: "452" }],
  ["delayed", { action: "delayed", isPermanent: false, detail: "4.4.1", code: "4.4.1" }],
  ["delivered", { action: "delivered", isPermanent: false, detail: "2.0.0", code: "2.0.0" }],
])("what %s reports is read, whichever line ends it has", async (name, expected) => {
  for (const text of [sample(name), sample(name).replaceAll("\n", "\r\n")]) {
    const report = await read(text);
    expect(report?.recipients).toEqual([{ ...expected, addresses: ["liv@eksempel.example"] }]);
    expect(new Set(report?.messageIds)).toEqual(new Set(["abc@forum.example"]));
  }
});

test.each(["auto-reply", "forwarded"])("%s is no delivery report", async (name) => {
  expect(await read(sample(name))).toBeUndefined();
});

test("addresses are compared whatever their case and the script of their domain", () => {
  expect(comparableAddress(" Liv@RØDGRØD.example ")).toBe(comparableAddress("liv@xn--rdgrd-vuad.example"));
  expect(comparableAddress("nothing")).toBe("nothing");
});

test("whatever comes in, cut anywhere or changed anywhere, is read or is none, quickly and without an error", async () => {
  const samples = readdirSync(folder).map((name) => sample(name.replace(".eml", "")));
  const damage = fc.record({
    text: fc.constantFrom(...samples),
    at: fc.nat(4000),
    cut: fc.nat(4000),
    put: fc.string({ unit: "binary", maxLength: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ text, at, cut, put }) => {
      const report = await read(text.slice(0, at) + put + text.slice(at + cut));
      for (const { addresses } of report?.recipients ?? []) expect(addresses.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => void (await readDeliveryReport(bytes))), { numRuns: 200 });
});
