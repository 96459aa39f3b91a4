import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../../../hours/any-schedule.ts";
import type { Line } from "../../../../hours/schedule.ts";
import { csvText } from "../../../../platform/csv.ts";
import { answers, openDoor } from "../doors/door-rules.ts";
import { spokenLanguages } from "../spoken-languages.ts";
import { needs } from "../needs.ts";
import { fitsForm } from "../hours/osm-hours.ts";
import { columns, ownCells, ownColumns, readCells, readChecked, readClosure } from "./service-cells.ts";
import { readServicesCsv } from "./services-csv.ts";

const now = new Date("2026-03-02T09:00:00Z");
const today = "2026-03-02";
const parties = [{ id: "01900000-0000-7000-8000-000000000000", name: "Æblehuset" }];

const text = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: fc.constantFrom(..."aÆ;,\"'=+-@ |1") }).filter((one) => one.trim() !== "").map((one) => one.trim());
const label = text(20);
const described = fc.record({
  partyName: fc.constant("Æblehuset"), name: text(80), what: text(140), whatEn: fc.oneof(fc.constant(""), text(140)), place: text(120), phone: fc.constantFrom("", "+45 33 66 33 66", "112"), isSecret: fc.constant(false), point: fc.constantFrom(null, { lat: 55.6, lon: 12.55125 }),
  needs: fc.subarray([...needs], { minLength: 1 }), languages: fc.subarray([...spokenLanguages]), checkEvery: fc.integer({ min: 7, max: 365 }),
  door: fc.record({ elsewhere: fc.constantFrom(...answers), dog: fc.constantFrom(...answers), womenOnly: fc.boolean(), fromAge: fc.option(fc.integer({ min: 0, max: 30 })), note: fc.oneof(fc.constant(""), text(60)) }).map((door) => ({ ...openDoor, ...door })),
  schedule: anySchedule("2026-02-01", 60, ["as-usual", "closed", "as-sunday"]),
  visits: fc.tuple(anySchedule("2026-02-01", 60), label, fc.option(fc.constantFrom(...needs))).map(([{ lines }, said, need]) => lines.map((line) => ({ ...line, label: said.replace(/\s+/g, " "), need }))),
});

/** Every week said as two times every other week: OSM has no way to say that and mean it. */
const isDoubled = (lines: readonly Line[]) => {
  const keys = lines.filter(({ rhythm }) => rhythm.kind === "fortnightly").map(({ from, to, days }) => JSON.stringify([from, to, days]));
  return new Set(keys).size < keys.length;
};

test("a service that is written as a row and read back says the same", () => {
  fc.assert(
    fc.property(described, (service) => {
      const cells = ownCells(service, today);
      fc.pre(cells.opening_hours !== "" && fitsForm({ ...service.schedule, exceptions: [] }, service.visits) && !isDoubled(service.schedule.lines));
      const csv = csvText([columns, columns.map((column) => cells[column] ?? "")]);
      const sent = readServicesCsv(csv);
      const row = "rows" in sent ? sent.rows[0] : undefined;
      const read = readCells(row?.cells ?? {}, undefined, { parties, streets: [], now });
      const input = "input" in read ? read.input : undefined;
      expect("problems" in read && read.problems).toBe(false);
      expect(input && ownCells({ ...input, partyName: "Æblehuset" }, today)).toEqual(cells);
    }),
  );
});

test("only what somebody knows counts as checked and as closed", () => {
  expect(ownColumns).not.toContain("url");
  expect([readChecked({ checked: "2026-02-01" }, now), readChecked({ checked: "2027-01-01" }, now), readChecked({}, now)].map((at) => at.toISOString())).toEqual(["2026-01-31T23:00:00.000Z", now.toISOString(), now.toISOString()]);
  expect(readClosure({ closed_until: "2026-03-05 08:00", closed_reason: "Vand" }, now)).toEqual({ reason: "Vand", untilDay: "2026-03-05", untilTime: "08:00" });
  expect(readClosure({ closed_until: "2026-03-01" }, now)).toBeUndefined();
  expect(readClosure({ closed_until: "unknown" }, now)).toEqual({ reason: "", untilDay: "", untilTime: "" });
  expect(readClosure({ closed_until: "snart" }, now)).toMatchObject({ code: "invalid_date", value: "snart" });
});
