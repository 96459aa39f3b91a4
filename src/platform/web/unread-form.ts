import { createHash } from "node:crypto";

/** Of a form that is not read this much is looked at, and this long is waited for it. */
const longestBeginning = 1024;
const patienceMs = 2_000;

const firstField = /^--[^\r\n]+\r\ncontent-disposition: form-data; name="_form"\r\n\r\n([\w.-]+)\r\n/i;

/**
 * The token of a form with files of which no more is read: browsers send fields in their order, and it stands in the first.
 * @returns "" when the beginning holds none, or does not come
 */
export async function tokenAtBeginning(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), patienceMs)));
  let beginning = "";
  let token: string | undefined;
  while (token === undefined && beginning.length < longestBeginning) {
    const piece = await Promise.race([reader.read().catch(() => undefined), late]);
    if (!piece || piece.done) break;
    beginning += Buffer.from(piece.value.subarray(0, longestBeginning)).toString("latin1");
    token = firstField.exec(beginning)?.[1];
  }
  clearTimeout(timer);
  void letGo(reader);
  return token ?? "";
}

/** Keeps nothing of what still comes. Many browsers hear no answer while nobody takes what they send. */
async function letGo(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const isOver = () => reader.read().then(({ done }) => done, () => true);
  while (!(await isOver()));
}

/** The key under which it is remembered where a form with this token has led last, whatever stood in it. */
export const anyContentKey = (route: string, token: string): string =>
  `any:${createHash("sha256").update(`${route}\n${token}`).digest("hex")}`;
