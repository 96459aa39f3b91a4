import { expect, test } from "vitest";
import { Dated } from "./dated.tsx";

const dates = async (html: Promise<string> | string) => [...(await html).matchAll(/<span class="date">(.*?)<\/span>/g)].map(([, said]) => said);
const words = async (html: Promise<string> | string) => (await html).replaceAll(/<[^>]+>/g, "");

test.each([
  ["Svar senest 30. september 2026. Sendt 4. november", ["30. september 2026", "4. november"]],
  ["Reply by 30 September 2026, sent on 4 November", ["30 September 2026", "4 November"]],
  ["fra 13. til 24. november 2026 kl. 16.00", ["24. november 2026"]],
  ["22. november 2026", ["22. november 2026"]],
  ["den 5. majs, kapitel 12. martsvin, 2026", []],
])("a date is one piece, and the words are the same: %s", async (text, expected) => {
  const html = (<Dated>{text}</Dated>).toString();
  expect(await dates(html)).toEqual(expected);
  expect(await words(html)).toBe(text);
});

test("what is written stays escaped, and elements stay as they are", async () => {
  const html = await (<Dated>{["<b> 1. maj 2026", " · ", <a href="/">2. maj 2026</a>]}</Dated>).toString();
  expect(html).toBe('&lt;b&gt; <span class="date">1. maj 2026</span> · <a href="/">2. maj 2026</a>');
});

test("a number is told, also 0", async () => {
  expect(await words((<Dated>{0}</Dated>).toString())).toBe("0");
  expect(await words((<Dated>{[12, " af ", 0]}</Dated>).toString())).toBe("12 af 0");
});
