import type { FormValues } from "./form.ts";

/**
 * What somebody wrote in a form whose page is not there any more, to be given back: its texts of several words, in their order.
 * Choices, days and ids are none.
 */
export function writtenIn(values: FormValues): readonly string[] {
  return Object.values(values)
    .flat()
    .filter((value): value is string => typeof value === "string" && /\S\s+\S/.test(value));
}
