import { runInThread } from "../../platform/in-thread.ts";
import type { ExportFiles, PolisStatement } from "./rules/files/polis-files.ts";
import type { PackedAnswers } from "./rules/answers/packed-answers.ts";

/** What goes into an archive of answers. */
export interface Archive {
  readonly answers: PackedAnswers;
  readonly statements: readonly PolisStatement[];
  /** `open`: people in an order drawn anew, and nothing of who they are. `full`: in their own order, with perspectives. */
  readonly kind: "open" | "full";
  /** Texts that go with it, such as README.txt. */
  readonly texts: ExportFiles;
}

const patienceMs = 120_000;

/** Makes a zip file of answers in the format of Polis, in a thread of its own. */
export function archiveInThread(archive: Archive): Promise<Uint8Array> {
  return runInThread("src/features/dialogue/export-worker.ts", archive, patienceMs);
}
