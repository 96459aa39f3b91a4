import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";
import { StartError } from "../start-error.ts";

const encryptedMark = "age-encryption.org/v1\n";

/**
 * Writes a new file, whole or not at all, readable by its owner only.
 * @param passphrase encrypts it in the format of age, which the program `age` also opens
 * @throws StartError when there is a file already or the disk says no
 */
export async function writeBackupFile(
  file: string,
  passphrase: string | undefined,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  if (existsSync(file)) throw new StartError(`${file} is there already: give another name, or remove it first.`);
  const draft = `${file}.${randomBytes(4).toString("hex")}.part`;
  // Whoever stops the program ends it here, in the middle.
  const forget = () => rmSync(draft, { force: true });
  process.once("exit", forget);
  try {
    const out = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(passphrase === undefined ? bytes : await encrypt(bytes, passphrase), out);
    await rename(draft, file);
    await keepName(dirname(file));
  } catch (error) {
    await rm(draft, { force: true });
    if (isDiskError(error)) throw new StartError(`${file} cannot be written: ${(error as Error).message}.`);
    throw error;
  } finally {
    process.off("exit", forget);
  }
}

/** A backup that can be read from its beginning as often as needed. */
export interface BackupFile {
  readonly path: string;
  /** Its bytes, decrypted where needed; fails on the way where they have been changed. */
  bytes(): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * Opens a backup. Its key is found once, because a passphrase is made slow to try on purpose.
 * @throws StartError when it cannot be read, or the passphrase does not fit
 */
export async function openBackupFile(path: string, passphrase: string | undefined): Promise<BackupFile> {
  const beginning = await beginningOf(path);
  if (!beginning.startsWith(encryptedMark)) return { path, bytes: async () => createReadStream(path) };
  if (passphrase === undefined) {
    throw new StartError(
      `${path} is encrypted: give its passphrase in KVARTER_BACKUP_PASSPHRASE or with --passphrase-file.`,
    );
  }
  const fileKey = await fileKeyIn(beginning, passphrase);
  if (!fileKey) throw new StartError(`${path} does not open with this passphrase, or is damaged. Nothing was changed.`);
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  return { path, bytes: () => decrypter.decrypt(webStream(createReadStream(path))) };
}

/** @returns null when the passphrase does not fit, or the header is not as it was written */
async function fileKeyIn(beginning: string, passphrase: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decryptHeader(Buffer.from(beginning, "latin1")).catch(() => null);
}

/** Enough to hold the header of an encrypted file. */
async function beginningOf(file: string): Promise<string> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } catch (error) {
    throw new StartError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

async function encrypt(bytes: AsyncIterable<Uint8Array>, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return Readable.fromWeb((await encrypter.encrypt(webStream(Readable.from(bytes)))) as NodeStream<Uint8Array>);
}

function webStream(readable: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(readable) as ReadableStream<Uint8Array>;
}

/** A name is on the disk only when its folder is. */
async function keepName(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await using handle = await open(folder);
  await handle.sync();
}

function isDiskError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && "path" in error;
}
