import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { Tx } from "../db/database.ts";
import type { Env } from "./app.tsx";
import { Refusal, cprErrors, formKey, isValidFormToken, schemaErrors } from "./form.ts";
import type { FormError, FormValues } from "./form.ts";
import { countRevision } from "../district/commands.ts";
import { isDiskFull } from "../files/disk-full.ts";
import { respond } from "./answer.ts";
import { secondsToWait } from "./limit.ts";
import { formHolder } from "./render.tsx";
import type { Site } from "./render.tsx";
import type { FormRoute, SiteVisit, Visit } from "./routes.ts";
import { findSentForm, rememberForm } from "./sent-forms.ts";

const largestForm = 512 * 1024;
/** More than any file we keep, so that a photo that is too large is told beside its field, with what was typed. */
const largestUpload = 24 * 1024 * 1024;

/**
 * Takes a form: reads it within its size, checks token and content, saves once, and leads on. A form that cannot be
 * saved comes back with what was typed (422); one that was saved before leads to the same place again. Scripts that ask
 * for JSON get `{ location }` or `{ errors }`. What somebody unknown sends too often comes back too (429), and a file that
 * there is no room for (507).
 * @throws HTTPException 413 when it is larger than any form can be
 */
export async function submitForm(
  c: Context<Env>,
  site: Site,
  route: FormRoute,
  visit: Visit | SiteVisit,
): Promise<Response> {
  const asJson = c.req.header("accept") === "application/json";
  const values = await readValues(c, route.uploads ? largestUpload : largestForm);
  const again = async (errors: readonly FormError[], status: 422 | 429 | 507 = 422) =>
    asJson
      ? c.json({ errors }, status)
      : respond(c, site, await route.again(visit as never, { values: values.fields, errors }), status);
  const leadTo = (location: string) => (asJson ? c.json({ location }) : c.redirect(location, 303));

  const holder = await formHolder(c, site);
  if (!isValidFormToken(site.deps.secret, holder, values.token, site.deps.now()))
    return again([{ field: "", code: "form_expired" }]);
  const parsed = route.schema.safeParse(values.fields);
  const errors = [...(parsed.success ? [] : schemaErrors(parsed.error)), ...cprErrors(values.fields)];
  if (!parsed.success || errors.length > 0) return again(errors);
  const seconds = await secondsToWait(c, site, route, values.fields);
  if (seconds > 0) {
    // Pressed again, not sent again: what it was for is done.
    const earlier = await findSentForm(site.deps.db, site.deps.secret, await keyOf(c, route, values));
    if (earlier !== undefined) return leadTo(earlier);
    c.header("Retry-After", String(seconds));
    return again([{ field: "", code: "too_many" }], 429);
  }
  const found = await route.check?.(visit as never, parsed.data as never);
  if (found && found.length > 0) return again(found);

  try {
    return leadTo(await saveOnce(c, site, route, visit, values, parsed.data));
  } catch (error) {
    if (error instanceof Refusal) return again(error.errors);
    if (!isDiskFull(error)) throw error;
    site.deps.log.error({ reference: c.get("requestId") }, "there is no room for files");
    return again([{ field: "", code: "no_room" }], 507);
  }
}

/**
 * Saves, and remembers the form last: of two that are the same the later one is undone and led to where the first led,
 * whatever it stumbled over. That spares everyone else the way to the database to ask first.
 */
async function saveOnce(
  c: Context<Env>,
  { deps }: Site,
  route: FormRoute,
  visit: Visit | SiteVisit,
  values: SentValues,
  input: unknown,
): Promise<string> {
  const { db, secret } = deps;
  const save = async (tx: Tx) => {
    const location = await route.save(visit as never, tx, input as never);
    if (!route.unseen && "districtId" in visit) await countRevision(tx, visit.districtId);
    return location;
  };
  if (route.repeatable) return db.transaction().execute(save);
  const key = await keyOf(c, route, values);
  // Files are stored outside the transaction and would not be undone.
  const earlier = route.uploads ? await findSentForm(db, secret, key) : undefined;
  if (earlier !== undefined) return earlier;
  try {
    return await db.transaction().execute(async (tx) => {
      const location = await save(tx);
      await rememberForm(tx, secret, key, location);
      return location;
    });
  } catch (error) {
    const first = await findSentForm(db, secret, key);
    if (first !== undefined) return first;
    throw error;
  }
}

const keyOf = (c: Context<Env>, route: FormRoute, { token, fields }: SentValues): Promise<string> =>
  formKey(`${route.path.pattern}|${c.req.path}`, token, fields);

interface SentValues {
  readonly token: string;
  readonly fields: FormValues;
}

async function readValues(c: Context<Env>, maxSize: number): Promise<SentValues> {
  let tooLarge = false;
  await bodyLimit({
    maxSize,
    onError: () => {
      tooLarge = true;
      return c.text("", 413);
    },
  })(c, async () => {});
  if (tooLarge) throw new HTTPException(413);
  const body = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, string>);
  const { _form: token, ...rest } = body;
  const fields: Record<string, string | string[] | File> = {};
  for (const [name, value] of Object.entries(rest)) {
    const file = [value].flat().find((part): part is File => part instanceof File);
    if (file) {
      if (file.size > 0) fields[name] = file;
    } else fields[name] = Array.isArray(value) ? value.map((text) => clean(String(text))) : clean(value as string);
  }
  return { token: typeof token === "string" ? token : "", fields };
}

/** PostgreSQL stores no NUL, and a lone half of a surrogate pair is no text. */
function clean(text: string): string {
  return text.replaceAll("\u0000", "").replaceAll("\r\n", "\n").toWellFormed();
}
