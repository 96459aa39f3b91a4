import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exampleApp } from "../harness.ts";
import { reportWithPhoto, restoreTo, saveTo, withEmpty } from "../processes/backups.ts";
import { differences, everythingSeen, sameAppOn } from "../processes/installation-copy.ts";

const passphrase = "fire tilfældige ord på stribe";

/** Danish pages as they are; other languages and filled-in forms are the same rows once more. */
const plainPages = (address: string) => !address.startsWith("/en") && !address.includes("?");

test("the running example, backed up and restored into an empty installation, shows the same pages to everyone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-backup-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const original = await exampleApp();
  onTestFinished(() => original.close());
  const coordinator = await original.signedIn("coordinator", "admin");
  await reportWithPhoto(original, "En ødelagt lampe\tved \\. porten – “æøå” 🚧");
  const file = join(folder, "encrypted.kvarter");
  await saveTo(original, file, passphrase);

  await withEmpty(async (target) => {
    expect(await restoreTo(target, file, passphrase)).toMatchObject({ files: 3, goneMeanwhile: 0 });
    const copy = await sameAppOn(original, target);

    // The same browser at both: which statement of a dialogue comes next depends on it.
    const visitor = original.visitor();
    const visitorSaw = await everythingSeen(visitor, "/", plainPages);
    expect(visitorSaw.size).toBeGreaterThan(50);
    expect(differences(await everythingSeen(visitor.at(copy), "/", plainPages), visitorSaw)).toEqual([]);

    const { id } = await original.db.selectFrom("street.observation").select("id").where("text", "like", "En ødelagt%").executeTakeFirstOrThrow();
    const withPhoto = `/vesterbro/street/inbox/${id}`;
    const coordinatorSaw = await everythingSeen(coordinator, withPhoto, plainPages);
    expect([...coordinatorSaw.keys()].filter((path) => /^\/vesterbro\/.*\/photo$/.test(path))).toHaveLength(1);
    expect([...coordinatorSaw.values()].join()).toContain("En ødelagt lampe\tved \\. porten – “æøå” 🚧");
    const restoredSaw = await everythingSeen(coordinator.at(copy), withPhoto, plainPages);
    expect(differences(restoredSaw, coordinatorSaw)).toEqual([]);
  });
}, 240_000);
