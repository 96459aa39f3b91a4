import { allocation } from "./cli/allocation.ts";
import { auditVerify } from "./cli/audit-verify.ts";
import { backup } from "./cli/backup.ts";
import { districtAdd } from "./cli/district-add.ts";
import { districtMap } from "./cli/district-map.ts";
import { exampleRemove } from "./cli/example-remove.ts";
import { memberAdd } from "./cli/member-add.ts";
import { mailBounce } from "./cli/mail-bounce.ts";
import { opinions } from "./cli/opinions.ts";
import { restore } from "./cli/restore.ts";
import { privacy } from "./cli/privacy.ts";
import { rights } from "./cli/rights.ts";
import { UnreadableExport } from "./opinions/polis-export.ts";
import { readConfig } from "./config.ts";
import { useDatabase } from "./database.ts";
import { UsageError } from "./platform/command.ts";
import type { Command, CommandTools } from "./platform/command.ts";
import { openFiles } from "./platform/files/open-files.ts";
import { createLog } from "./platform/log.ts";
import { programVersion } from "./platform/program-version.ts";
import { StartError } from "./platform/start-error.ts";

const help: Command = {
  name: "help",
  usage: "",
  summary: "Shows this list",
  run: async (_args, { print }) => print(commandList()),
};

const version: Command = {
  name: "version",
  usage: "",
  summary: "Shows the version of Kvarter",
  run: async (_args, { print }) => print(programVersion()),
};

/** Every command. A new one is a file of its own that is named here. */
const commands: readonly Command[] = [help, districtAdd, districtMap, memberAdd, mailBounce, exampleRemove, backup, restore, auditVerify, opinions, allocation, privacy, rights, version];

// The database we may have started gets word when this process exits; a killed one would leave it running.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
process.exitCode = await runCommand(process.argv.slice(2));

async function runCommand(words: readonly string[]): Promise<number> {
  const command = findCommand(words);
  if (!command) {
    if (words.length > 0) process.stderr.write(`There is no command "${words.join(" ")}".\n\n`);
    process.stderr.write(`${commandList()}\n`);
    return 2;
  }
  try {
    await command.run(words.slice(command.name.split(" ").length), tools());
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nUsage: ${usageLine(command)}\n`);
      return 2;
    }
    if (error instanceof UnreadableExport) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

function tools(): CommandTools {
  return {
    database: async (run) => {
      const config = readConfig();
      const log = createLog(config.logLevel);
      return useDatabase(config, log, (db) => run(db, log));
    },
    files: () => openFiles(readConfig()),
    input: () => process.stdin,
    print: (line) => process.stdout.write(`${line}\n`),
  };
}

/** The command whose whole name the words begin with; the longest name wins. */
function findCommand(words: readonly string[]): Command | undefined {
  const asked = words[0] === "--help" || words[0] === "-h" ? ["help"] : words;
  return commands
    .filter(({ name }) => name.split(" ").every((word, index) => asked[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function commandList(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => {
    const first = `  ${command.name.padEnd(width)}   ${command.summary}`;
    return command.usage === "" ? first : `${first}\n  ${" ".repeat(width)}   ${command.usage}`;
  });
  return `npm run kvarter -- COMMAND\n\n${lines.join("\n")}`;
}

function usageLine(command: Command): string {
  return `npm run kvarter -- ${command.name} ${command.usage}`.trim();
}
