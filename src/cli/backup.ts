import { readConfig } from "../config.ts";
import { useDatabase } from "../database.ts";
import { isAnyoneVoting } from "../features/elections/queries/elections.ts";
import { saveBackup } from "../platform/backup/save.ts";
import type { Command } from "../platform/command.ts";
import { withDatabase } from "../platform/embedded-postgres/hold.ts";
import { createLog } from "../platform/log.ts";
import { programVersion } from "../platform/program-version.ts";
import { backupArguments } from "./backup-arguments.ts";

/** Saves database and files in one file, also while the server is running. */
export const backup: Command = {
  name: "backup",
  usage: "FILE [--passphrase-file FILE]   (or the passphrase in KVARTER_BACKUP_PASSPHRASE)",
  summary: "Saves everything in one file, also while the server is running",
  run: async (args, { files, print }) => {
    const { file, passphrase } = await backupArguments(args);
    const config = readConfig();
    // Brings up to date what no server has started on yet, and refuses what is newer.
    if (await useDatabase(config, createLog(config.logLevel), isAnyoneVoting))
      print("People vote in an election: two copies with one vote between them tell that vote. Make no other until it is over.");
    const saved = await withDatabase(config, ({ url }) =>
      saveBackup({ databaseUrl: url, files: files(), file, passphrase, program: programVersion(), now: new Date() }),
    );
    print(`Saved ${saved.rows} rows of ${saved.tables} tables and ${saved.files} files to ${file}.`);
    if (saved.goneMeanwhile > 0) print(`${saved.goneMeanwhile} files were deleted meanwhile and are not in it.`);
    if (passphrase === undefined) print("It is not encrypted: whoever reads it reads everything.");
  },
};
