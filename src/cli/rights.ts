import type { Command } from "../platform/command.ts";
import { rightsPage } from "../rights-table.ts";

/** Prints the role × action table and the routes with their rights. */
export const rights: Command = {
  name: "rights",
  usage: "",
  summary: "Prints who may do what, as Markdown",
  run: async (_args, { print }) => print(rightsPage().trimEnd()),
};
