import { privacyPage } from "../privacy-page.ts";
import type { Command } from "../platform/command.ts";

/** Prints what is kept, why, where and how long. */
export const privacy: Command = {
  name: "privacy",
  usage: "",
  summary: "Prints what is kept and how it ends, as Markdown",
  run: async (_args, { print }) => print(privacyPage().trimEnd()),
};
