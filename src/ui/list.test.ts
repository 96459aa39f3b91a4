import { expect, test } from "vitest";
import { pagesToShow } from "./list.tsx";

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 12, [1, 2, null, 12]],
  [3, 12, [1, 2, 3, 4, null, 12]],
  [4, 12, [1, 2, 3, 4, 5, null, 12]],
  [6, 12, [1, null, 5, 6, 7, null, 12]],
  [12, 12, [1, null, 11, 12]],
])("page %i of %i links to %j", (page, pages, shown) => {
  expect(pagesToShow(page, pages)).toEqual(shown);
});
