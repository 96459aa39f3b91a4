import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readEnvironment } from "../config.ts";
import { UsageError } from "../platform/command.ts";
import { StartError } from "../platform/start-error.ts";
import { askedPath } from "./asked-path.ts";

/** What backup and restore are asked: a file, and what encrypts it if anything does. */
export interface BackupArguments {
  readonly file: string;
  readonly passphrase: string | undefined;
}

/** @throws UsageError, StartError when the file with the passphrase cannot be read */
export async function backupArguments(args: readonly string[]): Promise<BackupArguments> {
  const { positionals, values } = read(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("Name one file.");
  const passphrase = await readPassphrase(values["passphrase-file"]);
  if (passphrase !== undefined && passphrase.length < 8)
    throw new UsageError("The passphrase must have at least 8 characters; four or five random words are good.");
  return { file: askedPath(file), passphrase };
}

async function readPassphrase(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return readEnvironment()["KVARTER_BACKUP_PASSPHRASE"] || undefined;
  try {
    return (await readFile(askedPath(file), "utf8")).replace(/\r?\n$/, "");
  } catch (error) {
    throw new StartError(`--passphrase-file cannot be read: ${(error as Error).message}.`);
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { "passphrase-file": { type: "string" } } });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
