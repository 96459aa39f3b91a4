import { expect, test } from "vitest";
import { traceOf } from "./log.ts";

test("of an error the log gets its name, its code and the place in the program, and nothing that it quotes", () => {
  const quoting = Object.assign(new TypeError("invalid input: »Berit\n    at Halmtorvet 7, 40 12 34 56\n    at berit@eksempel.dk«"), { code: "22P02" });
  const trace = traceOf(quoting);
  expect(trace).toEqual({ error: "TypeError", code: "22P02", at: expect.stringMatching(/^ {4}at .*log\.test\.ts/) });
  const changed = new Error("here");
  changed.message = "Berit    at Halmtorvet";
  for (const error of [changed, new Error("Berit    at Halmtorvet"), new Error(""), "Berit", { message: "Berit", stack: "Berit    at Halmtorvet" }, null])
    expect(JSON.stringify(traceOf(error))).not.toMatch(/Berit|Halmtorvet/);
});
