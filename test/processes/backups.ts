import sharp from "sharp";
import { allJobs } from "../../src/jobs.ts";
import { restoreBackup } from "../../src/platform/backup/restore.ts";
import { saveBackup } from "../../src/platform/backup/save.ts";
import { testApp } from "../harness.ts";
import type { TestApp } from "../harness.ts";

/** Sends a report with a photo, as a visitor does. */
export async function reportWithPhoto(app: TestApp, text: string): Promise<void> {
  const visitor = app.visitor();
  const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#a65" } }).png().toBuffer();
  const page = await visitor.get("/vesterbro/street/report?lane=thing");
  const place = page.document.querySelector("select[name=place] option[value]:not([value=''])")?.getAttribute("value");
  const photo = new File([new Uint8Array(image)], "lampe.png", { type: "image/png" });
  const sent = await visitor.submit(page, "/street/report", { kind: "rubbish", place: place ?? "", text, photo });
  if (sent.status !== 200) throw new Error(sent.text);
}

/** As much of an installation as is needed to save it, to restore into it and to look at it. */
export type Place = Pick<TestApp, "databaseUrl" | "db"> & { readonly deps: Pick<TestApp["deps"], "files" | "secret"> };

/** Saves a backup of an installation that goes on running, encrypted when there is a passphrase. */
export const saveTo = ({ databaseUrl, deps, now }: Place & { readonly now: Date }, file: string, passphrase?: string) =>
  saveBackup({ databaseUrl, files: deps.files, file, passphrase, program: "0.1.0", now });

/** Restores a backup into an installation. */
export const restoreTo = ({ databaseUrl, deps }: Place, file: string, passphrase?: string) =>
  restoreBackup({ databaseUrl, files: deps.files, file, passphrase, jobs: allJobs(undefined) });

/** An installation without districts, gone when the callback ends. */
export async function withEmpty(run: (target: TestApp) => Promise<void>): Promise<void> {
  const target = await testApp();
  try {
    await target.db.deleteFrom("platform.district").execute();
    await run(target);
  } finally {
    await target.close();
  }
}
