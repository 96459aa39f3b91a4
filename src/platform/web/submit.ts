import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Tx } from "../db/database.ts";
import type { Env } from "./app.tsx";
import { Refusal, cprErrors, formKey, isValidFormToken, schemaErrors } from "./form.ts";
import type { FormError, FormValues } from "./form.ts";
import { countRevision } from "../district/commands.ts";
import { isDiskFull } from "../files/disk-full.ts";
import { keepUpload, storeUpload } from "../files/uploads.ts";
import type { Upload } from "../files/uploads.ts";
import { LineIsFull } from "../waiting-line.ts";
import { isNothing, respond, sayUsualCacheControl } from "./answer.ts";
import { writtenIn } from "./given-back.ts";
import { meetsGuard, offerPuzzle, passGuard } from "./guard.ts";
import type { Passage } from "./guard.ts";
import { secondsBeforeReading, secondsForMail, secondsForSender } from "./limit.ts";
import { sendHtml } from "./html.ts";
import { formHolder, renderPage } from "./render.tsx";
import type { Site } from "./render.tsx";
import type { FormRoute, SiteVisit, Visit } from "./routes.ts";
import { SavedBefore, findSentForm, rememberForm, rememberLast } from "./sent-forms.ts";
import { anyContentKey, tokenAtBeginning } from "./unread-form.ts";

const largestForm = 512 * 1024;
/** A file is looked at in about a second, so by then those who wait now have had their turn. */
const secondsForLine = 15;
/** More than any file we keep, so that a photo that is too large is told beside its field, with what was typed. */
const largestUpload = 24 * 1024 * 1024;

/** More than any page of ours sends, and few enough to be read in a moment. */
const mostFields = 5_000;

type PaidPassage = Extract<Passage, { kind: "paid" }>;

/** One form on its way in. */
interface Submission {
  readonly c: Context<Env>;
  readonly site: Site;
  readonly route: FormRoute;
  readonly visit: Visit | SiteVisit;
  readonly values: SentValues;
  /** Scripts that ask for JSON get `{ location }` or `{ errors }`. */
  readonly asJson: boolean;
}

/**
 * Takes a form: reads it within its size, unless it is large and comes from where too much comes from, checks token and
 * content, saves once, and leads on. A form that cannot be saved comes back with what was typed (422), or where its page is
 * gone with what was written in it (404); one that was saved before leads to the same place again. What somebody unknown
 * sends too often comes back too (429), as does what they send without a puzzle while the guard stands, a file that too many
 * others wait before (503), and one that there is no room for (507).
 * @throws HTTPException 413 when it is larger than any form can be, or has more fields; 429 before it is read
 */
export async function submitForm(
  c: Context<Env>,
  site: Site,
  route: FormRoute,
  visit: Visit | SiteVisit,
): Promise<Response> {
  sayUsualCacheControl(c);
  const asJson = c.req.header("accept") === "application/json";
  if (route.uploads && isLarge(c)) {
    const seconds = await secondsBeforeReading(c, site, route);
    if (seconds > 0) return leaveUnread(c, site, route, seconds, asJson);
  }
  const values = await readValues(c, route.uploads ? largestUpload : largestForm);
  const form: Submission = { c, site, route, visit, values, asJson };

  const holder = await formHolder(c, site);
  if (!isValidFormToken(site.deps.secret, holder, values.token, site.deps.now()))
    return again(form, [{ field: "", code: "form_expired" }]);
  const parsed = route.schema.safeParse(values.fields);
  const errors = [...(parsed.success ? [] : schemaErrors(parsed.error)), ...cprErrors(values.fields)];
  if (!parsed.success || errors.length > 0) return again(form, errors);

  const senderWaits = await secondsForSender(c, site, route);
  if (senderWaits > 0) return tooMany(form, senderWaits);
  const passage = (await meetsGuard(c, site, route, placeOf(visit))) ? await goThrough(form) : undefined;
  if (passage instanceof Response) return passage;
  const mailWaits = await secondsForMail(c, site, route, visit, values.fields);
  if (mailWaits > 0) return tooMany(form, mailWaits, "too_many_mails");

  try {
    const found = await route.check?.(visit as never, parsed.data as never);
    if (found && found.length > 0) return await again(form, found);
    return leadTo(form, await saveOnce(form, parsed.data, passage?.key));
  } catch (error) {
    // Its puzzle let another form through at this very moment.
    const answer = error instanceof SavedBefore && passage ? await goThrough(form) : undefined;
    if (answer instanceof Response) return answer;
    if (error instanceof Refusal) return again(form, error.errors);
    if (error instanceof LineIsFull) return waitForLine(form);
    if (!isDiskFull(error)) throw error;
    site.deps.log.error({ reference: c.get("requestId") }, "there is no room for files");
    return again(form, [{ field: "", code: "no_room" }], 507);
  }
}

/**
 * Answers a large form that is not read. Whether it is the same as one that came before nobody can tell: where its page has sent
 * one that was saved, the way to what came of that is shown, and nothing is said of this one.
 * @throws HTTPException 429 when nothing has come from its page
 */
async function leaveUnread(c: Context<Env>, site: Site, route: FormRoute, seconds: number, asJson: boolean): Promise<Response> {
  c.header("Retry-After", String(seconds));
  if (asJson) return c.json({ errors: [{ field: "", code: "too_many" }] }, 429);
  const { db, secret, now } = site.deps;
  const token = await tokenAtBeginning(c.req.raw.body);
  const isOurs = isValidFormToken(secret, await formHolder(c, site), token, now());
  const location = isOurs ? await findSentForm(db, secret, anyContentKey(placeOfForm(c, route), token)) : undefined;
  if (location === undefined) throw new HTTPException(429);
  c.header("Cache-Control", "no-store");
  return sendHtml(c, await renderPage(c, site, undefined, site.errorPages.cameBefore(location)), 429);
}

async function again(form: Submission, errors: readonly FormError[], status: 422 | 429 | 503 | 507 = 422): Promise<Response> {
  const { c, site, route, visit, values, asJson } = form;
  if (asJson) return c.json({ errors }, status);
  await offerPuzzle(c, site, route, placeOf(visit), values.puzzle);
  const answer = await route.again(visit as never, { values: values.fields, errors });
  const written = isNothing(answer) ? writtenIn(values.fields) : [];
  if (written.length > 0) return sendHtml(c, await renderPage(c, site, undefined, site.errorPages.gone(written)), 404);
  return respond(c, site, answer, status);
}

function wait(form: Submission, seconds: number, errors: readonly FormError[]): Promise<Response> {
  form.c.header("Retry-After", String(seconds));
  return again(form, errors, 429);
}

async function waitForLine(form: Submission): Promise<Response> {
  const done = await earlier(form);
  if (done) return done;
  form.c.header("Retry-After", String(secondsForLine));
  return again(form, [{ field: "", code: "files_wait" }], 503);
}

const leadTo = ({ c, asJson }: Submission, location: string): Response =>
  asJson ? c.json({ location }) : c.redirect(location, 303);

/** Where the form has led, if it was pressed again, not sent again: what it was for is done. */
async function earlier(form: Submission): Promise<Response | undefined> {
  const { db, secret } = form.site.deps;
  const location = await findSentForm(db, secret, await keyOf(form));
  return location === undefined ? undefined : leadTo(form, location);
}

async function tooMany(form: Submission, seconds: number, code: "too_many" | "too_many_mails" = "too_many"): Promise<Response> {
  return (await earlier(form)) ?? wait(form, seconds, [{ field: "", code }]);
}

/** The way of a form past the guard, or the answer to one that does not come past it. */
async function goThrough(form: Submission): Promise<PaidPassage | Response> {
  const { c, site, values, asJson } = form;
  const done = await earlier(form);
  if (done) return done;
  const passage = await passGuard(c, site, values.puzzle);
  if (passage.kind === "paid") return passage;
  // Pressed several times at once, the first of them may have used the puzzle up since we asked.
  const meanwhile = await earlier(form);
  if (meanwhile) return meanwhile;
  const hadFile = Object.values(values.fields).some((value) => value instanceof File);
  c.set("puzzle", { text: passage.puzzle, asked: { why: passage.why, seconds: passage.seconds, hadFile } });
  // Nothing in the form is wrong: its page tells what is asked for.
  return wait(form, passage.seconds, asJson ? [{ field: "", code: "guarded" }] : []);
}

/**
 * Saves, and remembers the form last: of two that are the same the later one is undone and led to where the first led,
 * whatever it stumbled over. That spares everyone else the way to the database to ask first.
 * @param puzzleKey what let the form through the guard, and does so once
 * @throws SavedBefore when that has let another form through
 */
async function saveOnce(form: Submission, input: unknown, puzzleKey: string | undefined): Promise<string> {
  const { site, route, visit } = form;
  const { db, secret, files } = site.deps;
  // It asks for no transaction and does not look at it.
  if (route.often) return route.save(visit as never, undefined as never, input as never, undefined);
  const save = async (tx: Tx, upload?: Upload) => {
    const location = await route.save(within(visit, tx) as never, tx, input as never, upload);
    await keepUpload(tx, upload);
    if (!route.unseen && "districtId" in visit) await countRevision(tx, visit.districtId);
    if (puzzleKey !== undefined) await rememberForm(tx, secret, puzzleKey, location);
    return location;
  };
  if (route.repeatable) return db.transaction().execute((tx) => save(tx));
  const key = await keyOf(form);
  // Files are stored outside the transaction and would not be undone.
  const before = route.uploads ? await findSentForm(db, secret, key) : undefined;
  if (before !== undefined) return before;
  const upload = await route.upload?.(visit as never, input as never);
  if (upload) await storeUpload(files, upload);
  try {
    return await db.transaction().execute(async (tx) => {
      const location = await save(tx, upload);
      await rememberForm(tx, secret, key, location);
      if (isLarge(form.c)) await rememberLast(tx, secret, anyContentKey(placeOfForm(form.c, route), form.values.token), location);
      return location;
    });
  } catch (error) {
    // A rule said no, so nothing refers to the file; after another error one cannot be sure, and the sweep looks.
    if (error instanceof Refusal && upload) await files.remove(upload.key).catch(() => undefined);
    const first = await findSentForm(db, secret, key);
    if (first !== undefined) return first;
    throw error;
  }
}

/**
 * A visit whose reading goes through the transaction too. A second connection would be waited for while the first is held: as
 * many people as there are connections, who send a form at once, would all wait for one another.
 */
export const within = <V extends Visit | SiteVisit>(visit: V, tx: Tx): V => ({ ...visit, db: tx });

const placeOf = (visit: Visit | SiteVisit) => ("districtId" in visit ? visit.districtId : null);

const placeOfForm = (c: Context<Env>, route: FormRoute) => `${route.path.pattern}|${c.req.path}`;

const keyOf = ({ c, route, values: { token, fields } }: Submission): Promise<string> => formKey(placeOfForm(c, route), token, fields);

interface SentValues {
  readonly token: string;
  readonly puzzle: string;
  readonly fields: FormValues;
}

async function readValues(c: Context<Env>, maxSize: number): Promise<SentValues> {
  if (await isTooLarge(c, maxSize)) throw new HTTPException(413);
  const type = c.req.header("content-type") ?? "";
  const isPlain = type.startsWith("application/x-www-form-urlencoded");
  const between = isPlain ? "&" : /boundary="?([^";]+)/.exec(type)?.[1];
  if (between !== undefined && hasMore(Buffer.from(await c.req.arrayBuffer()), between, mostFields)) throw new HTTPException(413);
  const body = await (isPlain ? plainValues(c) : c.req.parseBody({ all: true })).catch(() => ({}) as Record<string, string>);
  const { _form: token, _puzzle: puzzle, ...rest } = body;
  const fields: Record<string, string | string[] | File> = {};
  for (const [name, value] of Object.entries(rest)) {
    const file = [value].flat().find((part): part is File => part instanceof File);
    if (file) {
      if (file.size > 0) fields[name] = file;
    } else fields[name] = Array.isArray(value) ? value.map((text) => clean(String(text))) : clean(value as string);
  }
  const textIn = (value: unknown) => (typeof value === "string" ? value : "");
  return { token: textIn(token), puzzle: textIn(puzzle), fields };
}

/** How many bytes come, as the request says and the server holds it to; undefined when it does not say. */
function toldSize(c: Context<Env>): number | undefined {
  const told = c.req.header("transfer-encoding") === undefined ? c.req.header("content-length") : undefined;
  return told === undefined ? undefined : Number(told);
}

/** Whether more may come than any form without a file: as much as a request says, or no end of it in pieces. */
const isLarge = (c: Context<Env>) => c.req.header("transfer-encoding") !== undefined || (toldSize(c) ?? 0) > largestForm;

/** Whether there is more than so many bytes: as the request says, which the server holds it to, or else by counting. */
async function isTooLarge(c: Context<Env>, maxSize: number): Promise<boolean> {
  const told = toldSize(c);
  if (told !== undefined) return told > maxSize;
  let tooLarge = false;
  await bodyLimit({
    maxSize,
    onError: () => {
      tooLarge = true;
      return c.text("", 413);
    },
  })(c, async () => {});
  return tooLarge;
}

/** Forms without files, which most are, are read without the machinery for those with files. */
async function plainValues(c: Context<Env>): Promise<Record<string, string | string[]>> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    const before = values[name];
    if (Array.isArray(before)) before.push(value);
    else values[name] = before === undefined ? value : [before, value];
  }
  return values;
}

/** Whether bytes hold a text more than so many times; it looks no further than that. */
function hasMore(bytes: Buffer, text: string, most: number): boolean {
  let count = 0;
  for (let at = bytes.indexOf(text); at >= 0 && count <= most; at = bytes.indexOf(text, at + text.length)) count += 1;
  return count > most;
}

/** PostgreSQL stores no NUL, and a lone half of a surrogate pair is no text. */
function clean(text: string): string {
  return text.replaceAll("\u0000", "").replaceAll("\r\n", "\n").toWellFormed();
}
