import { expect, test } from "vitest";
import { csvText } from "./csv.ts";

test("a spreadsheet reads rows as they are, and calculates nothing", () => {
  const text = csvText([
    ["Aktør", "Møde 1"],
    ['Foreningen "Vi"; naboer', "=1+1"],
    ["To\nlinjer", "@sum"],
  ]);
  expect(text).toBe('\uFEFFAktør;Møde 1\r\n"Foreningen ""Vi""; naboer";\'=1+1\r\n"To\nlinjer";\'@sum\r\n');
});
