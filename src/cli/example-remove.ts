import type { Command } from "../platform/command.ts";
import { removeExampleDistricts } from "../platform/district/commands.ts";

/** Takes the example away, so that nothing invented stays in a real installation. */
export const exampleRemove: Command = {
  name: "example remove",
  usage: "",
  summary: "Removes the example district and all that belongs to it",
  run: async (_args, { database, print }) => {
    const removed = await database((db) => removeExampleDistricts(db));
    print(removed.length > 0 ? `Removed: ${removed.join(", ")}.` : "There is no example here.");
  },
};
