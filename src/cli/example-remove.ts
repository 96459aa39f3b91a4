import type { Command } from "../platform/command.ts";
import { removeExampleDistricts } from "../platform/district/commands.ts";
import { markExampleRemoved } from "../platform/district/example-mark.ts";

/** Takes the example away, so that nothing invented stays in a real installation. */
export const exampleRemove: Command = {
  name: "example remove",
  usage: "",
  summary: "Removes the example district and all that belongs to it",
  run: async (_args, { database, files, print }) => {
    const removed = await database(async (db) => {
      await markExampleRemoved(db);
      return removeExampleDistricts(db);
    });
    for (const districtId of removed) await files().removeAll(districtId);
    print(removed.length > 0 ? `Removed: ${removed.join(", ")}.` : "There is no example here.");
  },
};
