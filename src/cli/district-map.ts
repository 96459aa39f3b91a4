import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { UsageError } from "../platform/command.ts";
import type { Command } from "../platform/command.ts";
import { findDistrict } from "../platform/district/queries.ts";
import { replaceStreets } from "../platform/district/settings.ts";
import { StreetMapError, readStreetMap } from "../platform/district/street-map.ts";
import type { StreetMap } from "../platform/district/street-map.ts";
import { grant } from "../platform/rights/permit.ts";
import { StartError } from "../platform/start-error.ts";

const largestFile = 20 * 1024 * 1024;

/** Draws a district's map from a file of streets. */
export const districtMap: Command = {
  name: "district map",
  usage: '--address vesterbro FILE.geojson [--credit "© OpenStreetMap https://www.openstreetmap.org/copyright"]',
  summary: "Reads the streets of a district's map from GeoJSON",
  run: async (args, { database, print }) => {
    const { address, file, credit } = read(args);
    const map = await readMap(file);
    await database((db) =>
      db.transaction().execute(async (tx) => {
        const district = await findDistrict(tx, address);
        if (!district) throw new StartError(`There is no district at /${address}: add it first with district add.`);
        const permit = grant(district.id, { kind: "system", name: "command line" }, "district.manage");
        await replaceStreets(tx, permit, map, credit);
      }),
    );
    const names = new Set(map.streets.map(({ name }) => name)).size;
    print(`/${address} has ${names} streets on its map: ${map.points} points, thinned by ${map.tolerance} metres.`);
    if (map.leftOut > 0) print(`Left out: ${map.leftOut} features that are no line or have no name.`);
    if (!credit) print("If the streets come from OpenStreetMap, its licence asks for --credit.");
  },
};

async function readMap(file: string): Promise<StreetMap> {
  try {
    const { size } = await stat(file);
    if (size > largestFile)
      throw new StreetMapError(`it is larger than ${largestFile / 1024 / 1024} MB: export a smaller area`);
    return readStreetMap(await readFile(file, "utf8"));
  } catch (error) {
    if (error instanceof StreetMapError) throw new StartError(`${file} cannot be the map: ${error.message}.`);
    if (error instanceof Error && "code" in error) throw new StartError(`${file} cannot be read: ${error.message}.`);
    throw error;
  }
}

function read(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [file] = positionals;
  const credit = values.credit?.trim();
  if (!values.address || !file || positionals.length > 1) throw new UsageError("--address and one file are needed.");
  if (credit !== undefined && (credit === "" || credit.length > 200))
    throw new UsageError("--credit is a line of at most 200 characters.");
  return { address: values.address, file, credit };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { address: text, credit: text }, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
