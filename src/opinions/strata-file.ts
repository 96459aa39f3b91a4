import { parse } from "csv-parse/sync";
import type { Stratum } from "./floor.ts";
import { UnreadableExport } from "./polis-export.ts";

/**
 * Reads a CSV file with the columns participant and stratum.
 * @param participantIds the ids of the conversation, by index
 * @param mustBeHeard the strata that must be heard before anything is called supported by all, also where nobody is of
 *   them; without, all that are large enough to be shown
 * @throws UnreadableExport
 */
export function readStrata(text: string, participantIds: readonly number[], mustBeHeard?: readonly string[]): Stratum[] {
  const rows = parseRows(text);
  const at = new Map(participantIds.map((id, index) => [String(id), index]));
  const members = new Map<string, Set<number>>();
  rows.forEach(([participant = "", stratum = ""], row) => {
    const index = at.get(participant.trim());
    if (index === undefined)
      throw new UnreadableExport(`strata, row ${row + 2}: there is no participant "${participant}" in the conversation`, [
        { code: "no_person", file: "strata.csv", row: row + 2, value: participant },
      ]);
    if (stratum.trim() !== "") members.set(stratum.trim(), (members.get(stratum.trim()) ?? new Set<number>()).add(index));
  });
  return [...new Set([...members.keys(), ...(mustBeHeard ?? [])])].sort().map((name) => {
    const own = [...(members.get(name) ?? [])].sort((a, b) => a - b);
    return { name, members: own, mustBeHeard: mustBeHeard?.includes(name) ?? own.length >= 5 };
  });
}

function parseRows(text: string): string[][] {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new UnreadableExport(`the strata are not a CSV file: ${error instanceof Error ? error.message : String(error)}`, [
      { code: "not_csv", file: "strata.csv" },
    ]);
  }
  const [head = [], ...rest] = rows;
  const [participant, stratum] = [head.indexOf("participant"), head.indexOf("stratum")];
  if (participant < 0 || stratum < 0)
    throw new UnreadableExport('the strata need the columns "participant" and "stratum"', [
      { code: "no_column", file: "strata.csv", value: participant < 0 ? "participant" : "stratum" },
    ]);
  return rest.map((row) => [row[participant] ?? "", row[stratum] ?? ""]);
}
