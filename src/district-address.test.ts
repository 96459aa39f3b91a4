import { expect, test } from "vitest";
import { isDistrictAddress } from "./district-address.ts";
import { allFeatures } from "./features/all.ts";

test("a district's address is a word of its own", () => {
  for (const free of ["vesterbro", "norrebro", "sydhavnen-2"]) expect(isDistrictAddress(free), free).toBe(true);
  for (const odd of ["", "v", "Vesterbro", "vester bro", "2200", "æblehaven", "a".repeat(42)]) expect(isDistrictAddress(odd), odd).toBe(false);
});

test("no district hides a page of the installation, or is hidden by one", () => {
  for (const own of ["en", "api", "assets", "healthz", "readyz", "metrics", "sign-in", "sign-out", "outbox"]) expect(isDistrictAddress(own), own).toBe(false);
  const short = allFeatures.flatMap(({ shortcuts }) => Object.keys(shortcuts ?? {})).map((address) => address.split("/")[1] ?? "");
  expect(short).toEqual(expect.arrayContaining(["meld", "konference", "dialog"]));
  expect(short.filter(isDistrictAddress)).toEqual([]);
});
