import { readOsm } from "../../../../hours/osm-read.ts";
import { writeOsm } from "../../../../hours/osm-write.ts";
import type { Validity } from "../../../../hours/osm.ts";
import { isNeed } from "../needs.ts";
import type { VisitLine } from "../service.ts";

/** `Tu 10:00-12:00 "Sygeplejerske" wound`: hours as OSM has them, who comes, and what they then help with. */
const visitPattern = /^([^"]+?) ?"(.+)"(?: +([a-z]+))?$/;

/** Visits as text, one a line; `readVisitsText` reads them back. */
export function writeVisitsText(visits: readonly VisitLine[], valid: Validity): string {
  return visits
    .map(({ label, need, ...line }) => {
      const written = writeOsm({ lines: [line], exceptions: [], onHolidays: "as-usual", closures: [] }, valid);
      return `${"text" in written ? written.text : ""} "${label}"${need === null ? "" : ` ${need}`}`;
    })
    .join("\n");
}

/** Reads visits, one a line; gives the first line that cannot be read instead, if there is one. */
export function readVisitsText(text: string, valid: Validity): { readonly visits: readonly VisitLine[] } | { readonly wrong: string } {
  const visits: VisitLine[] = [];
  for (const said of text.split("\n").map((line) => line.trim()).filter((line) => line !== "")) {
    const [, hours = "", label = "", need] = visitPattern.exec(said) ?? [];
    const read = readOsm(hours, valid);
    if (!("schedule" in read) || (need !== undefined && !isNeed(need))) return { wrong: said };
    const { lines, exceptions, closures, onHolidays } = read.schedule;
    if (lines.length === 0 || exceptions.length > 0 || closures.length > 0 || onHolidays !== "as-usual") return { wrong: said };
    visits.push(...lines.map((line) => ({ ...line, label: label.replace(/\s+/g, " ").trim(), need: need ?? null })));
  }
  return { visits };
}
