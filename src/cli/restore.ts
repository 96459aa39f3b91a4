import { readConfig } from "../config.ts";
import { allJobs } from "../jobs.ts";
import { restoreBackup } from "../platform/backup/restore.ts";
import type { Command } from "../platform/command.ts";
import { checkDatabase } from "../platform/db/reach.ts";
import { withDatabase } from "../platform/embedded-postgres/hold.ts";
import { backupArguments } from "./backup-arguments.ts";

/** Reads a backup into an empty installation. */
export const restore: Command = {
  name: "restore",
  usage: "FILE [--passphrase-file FILE]   (or the passphrase in KVARTER_BACKUP_PASSPHRASE)",
  summary: "Reads a backup into an installation without districts; the server must not be running",
  run: async (args, { files, print }) => {
    const { file, passphrase } = await backupArguments(args);
    const config = readConfig();
    if (config.databaseUrl !== undefined) await checkDatabase(config.databaseUrl);
    const restored = await withDatabase(config, ({ url }) =>
      restoreBackup({ databaseUrl: url, files: files(), file, passphrase, jobs: allJobs(undefined) }),
    );
    print(`Restored ${restored.rows} rows of ${restored.tables} tables and ${restored.files} files, all as they were.`);
    print("Everybody signs in anew, unless SESSION_SECRET is the same as before. Start the server: npm start");
  },
};
