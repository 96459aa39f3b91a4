import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { UsageError } from "../platform/command.ts";
import type { Command } from "../platform/command.ts";
import { findDistrict } from "../platform/district/queries.ts";
import { addMember } from "../platform/identity/commands.ts";
import { signInLinkFor } from "../platform/identity/identity.ts";
import { memberRoles, reaches } from "../platform/identity/member.ts";
import { grant } from "../platform/rights/permit.ts";
import { StartError } from "../platform/start-error.ts";
import { Refusal } from "../platform/web/form.ts";

/** Makes the first coordinator of an empty installation, who then invites everyone else. */
export const memberAdd: Command = {
  name: "member add",
  usage:
    '--district vesterbro --name "First Last" [--mail M] [--phone P] ' +
    "[--role coordinator]… [--reach mail|phone|paper]",
  summary: "Adds a member to a district and prints a link to sign in by once",
  run: async (args, { database, print }) => {
    const { district: address, ...member } = read(args);
    const config = readConfig();
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const link = await database((db) =>
      db.transaction().execute(async (tx) => {
        const district = await findDistrict(tx, address);
        if (!district)
          throw new StartError(`There is no district at /${address}: add it first with district add.`);
        const permit = grant(district.id, { kind: "system", name: "command line" }, "members.add");
        const id = await addMember(tx, permit, member).catch(explainRefusal);
        return signInLinkFor(tx, { secret: config.sessionSecret, publicUrl }, district.id, id);
      }),
    );
    print(`${member.name} is a member of /${address}: ${member.roles.join(", ")}.`);
    print(`Sign in once within a day, when the server runs: ${link}`);
  },
};

function read(args: readonly string[]) {
  const { district, name, mail, phone, role, reach = mail ? "mail" : phone ? "phone" : "paper" } = parse(args);
  if (!district || !name) throw new UsageError("--district and --name are needed.");
  const roles = memberRoles.filter((known) => (role ?? ["coordinator"]).includes(known));
  const unknown = role?.find((word) => !roles.some((known) => known === word));
  if (unknown !== undefined) throw new UsageError(`--role ${unknown} is none of ${memberRoles.join(", ")}.`);
  const knownReach = reaches.find((known) => known === reach);
  if (knownReach === undefined) throw new UsageError(`--reach ${reach} is none of ${reaches.join(", ")}.`);
  return { district, name, roles, reach: knownReach, email: mail ?? null, phone: phone ?? null };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { district: text, name: text, mail: text, phone: text, role: { ...text, multiple: true }, reach: text },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const refusals: Readonly<Record<string, string>> = {
  "email: required": "Someone reached by mail needs --mail.",
  "email: email_taken": "There is a member with that mail address already.",
  "phone: required": "Someone reached by phone needs --phone.",
};

function explainRefusal(error: unknown): never {
  if (error instanceof Refusal) throw new StartError(refusals[error.message] ?? error.message);
  throw error;
}
