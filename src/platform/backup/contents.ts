import { z } from "zod";

/** How backups are laid out (docs/adr/0018). Raised when an older program could not read what a newer one writes. */
export const backupFormat = 1;

/** Names of the entries of a backup, in their order. */
export const entryNames = {
  manifest: "manifest.json",
  tables: "tables/",
  files: "files/",
  contents: "contents.json",
  seal: "seal",
} as const;

const tableSchema = z.object({
  /** `schema.table`. */
  name: z.string(),
  /** In the order of the values; generated columns are left out. */
  columns: z.array(z.string()),
});

/** First in a backup: what it is, and what must be there before it can be read in. */
export const manifestSchema = z.object({
  format: z.number().int(),
  program: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  /** In an order in which each refers only to earlier ones. */
  tables: z.array(tableSchema),
  /** Numbers given out by sequences, by `schema.sequence`. */
  sequences: z.record(z.string(), z.number()),
});

/** Last in a backup: what it must hold. */
export const contentsSchema = z.object({
  /** By table; the digest is of COPY's text. */
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() })),
  files: z.array(z.object({ key: z.string(), size: z.number().int(), sha256: z.string() })),
  /** Files that were deleted while the backup was made. */
  goneMeanwhile: z.number().int(),
});

export type BackupTable = z.infer<typeof tableSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type Contents = z.infer<typeof contentsSchema>;

/** What was saved or restored, for the person who asked. */
export interface BackupTally {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly goneMeanwhile: number;
}

/** Counts what a backup holds. */
export function tallyOf(contents: Contents): BackupTally {
  const tables = Object.values(contents.tables);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: tables.length, rows, files: contents.files.length, goneMeanwhile: contents.goneMeanwhile };
}
