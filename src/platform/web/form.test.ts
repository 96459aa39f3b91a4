import { expect, test } from "vitest";
import { z } from "zod";
import { isDay } from "../i18n/dates.ts";
import { schemaErrors } from "./form.ts";

test("one thing is said of a field, the first that is wrong with it", () => {
  const schema = z.object({
    day: z.string("required").trim().min(1, "required").refine(isDay, "invalid_date"),
    title: z.string("required").max(3, "too_long"),
    people: z.array(z.string().min(1, "required")),
  });
  const errorsOf = (given: unknown) => schemaErrors(schema.safeParse(given).error as z.ZodError);
  expect(errorsOf({ day: "", title: "lang", people: ["", "", "a"] })).toEqual([
    { field: "day", code: "required" },
    { field: "title", code: "too_long" },
    { field: "people", code: "required" },
  ]);
  expect(errorsOf({ day: "2026-02-30", title: "ok", people: [] })).toEqual([{ field: "day", code: "invalid_date" }]);
});
