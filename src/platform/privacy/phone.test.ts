import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personPhones } from "./phone.ts";

describe("phone numbers of persons", () => {
  it.each([
    "20304050",
    "20 30 40 50",
    "20.30.40.50",
    "20-30-40-50",
    "2030 4050",
    "203 04 050",
    "+45 20 30 40 50",
    "+4520304050",
    "004520304050",
    "4520304050",
    "(+45)20304050",
    "tlf-20304050",
    "Ring til mig på 20 30 40 50, tak",
    "ring 20304050 efter kl. 16",
    "20\u00A030\u00A040\u00A050",
  ])("finds the one in %s", (text) => {
    expect(personPhones(text)).toEqual(["20304050"]);
  });

  it("finds several, and only those that are nobody's published number", () => {
    expect(personPhones("20304050 eller 60 70 80 90 eller 33 66 33 66", ["60708090"])).toEqual(["20304050"]);
  });

  it.each([
    "2009-127944",
    "2009-550712",
    "2010-90784/2010-624081",
    "VSF-2026-0001",
    "VSF-S2026-0001",
    "EAN 5798009800213",
    "EAN 5798 0098 00213",
    "112",
    "114",
    "1813",
    "33 66 33 66",
    "33663366",
    "+45 33 66 33 66",
    "den 22.11.2026",
    "den 22-11-2026",
    "den 22/11 2026",
    "2026-11-22",
    "mellem 22.30-23.15",
    "kl. 22:30 - 23:15",
    "i årene 2009-2011",
    "20 kanyler og 30 propper",
    "Istedgade 20, 22, 24 og 26",
    "10 20 30 40",
  ])("lets %s pass", (text) => {
    expect(personPhones(text)).toEqual([]);
  });

  it("finds every number in every grouping", () => {
    const number = fc
      .stringMatching(/^[2-9]\d{7}$/u)
      .filter((digits) => digits !== "33663366" && !digits.startsWith("57"));
    const grouping = fc.constantFrom(
      (digits: string) => digits,
      (digits: string) => (digits.match(/../g) ?? []).join(" "),
      (digits: string) => `+45 ${digits}`,
      (digits: string) => `${digits.slice(0, 4)} ${digits.slice(4)}`,
    );
    fc.assert(
      fc.property(number, grouping, (digits, group) => {
        expect(personPhones(`Ring ${group(digits)} tak`)).toEqual([digits]);
      }),
    );
  });
});
