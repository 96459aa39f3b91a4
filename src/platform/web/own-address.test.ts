import fc from "fast-check";
import { expect, test } from "vitest";
import { ownAddress } from "./own-address.ts";

const ours = "https://kvarter.example";
const anyAddress = fc.oneof(
  fc
    .array(fc.constantFrom("/", "\\", ".", "..", "%2e", "%2E%2e", "%5c", "\t", "\n", " ", "a", "evil.example", ":", "@", "?", "#"), { maxLength: 12 })
    .map((parts) => `/${parts.join("")}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: "binary" }),
);

test("whatever comes in, a browser that is sent there stays here", () => {
  fc.assert(
    fc.property(anyAddress, (text) => {
      const next = ownAddress(text);
      if (next === undefined) return;
      expect(new URL(next, `${ours}/da/x/sign-in`).origin).toBe(ours);
      expect(ownAddress(next)).toBe(next);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/./\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "",
])("%j leads elsewhere", (text) => {
  expect(ownAddress(text)).toBeUndefined();
});

test.each(["/", "/da/x/forum", "/da/x/forum?q=a//b#item-1", "/da/x/a//b"])("%s is an address of ours", (text) => {
  expect(ownAddress(text)).toBe(text);
});
