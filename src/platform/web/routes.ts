import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { z } from "zod";
import type { Db, Tx } from "../db/database.ts";
import type { District, DistrictId } from "../district/district.ts";
import type { Upload } from "../files/uploads.ts";
import type { Lang } from "../i18n/lang.ts";
import type { LimitName } from "../limits/limits.ts";
import type { Topic } from "../live/topic.ts";
import type { Actor, Permit } from "../rights/permit.ts";
import type { Deps } from "./deps.ts";
import type { FormError, FormProblem } from "./form.ts";
import type { Given } from "./gives.ts";
import type { AnyPath, DistrictPath, SitePath } from "./path.ts";
import { answerStream } from "./stream.ts";

/** One request that has been let in: where, in which language, who, and with which right. */
export interface Visit<A extends string = string> {
  readonly c: Context;
  readonly deps: Deps;
  readonly db: Db;
  readonly lang: Lang;
  readonly districtId: DistrictId;
  readonly district: District;
  readonly actor: Actor;
  readonly permit: Permit<A>;
  readonly now: Date;
  /** A path parameter of this route; "" when the pattern has none of that name. */
  param(name: string): string;
  /** A query parameter, trimmed; "" when absent. */
  query(name: string): string;
  /** Whether this visitor may also do another action, to show or hide a door. */
  may(action: string): boolean;
  /** Asks anew whether this visitor may do what the route asks for: for answers that go on after they were given. */
  stillMay(): Promise<boolean>;
}

export type SiteVisit = Omit<Visit, "districtId" | "district" | "permit" | "may" | "stillMay">;

/** A page (JSX), a response made by hand (files, calendar, redirects), or nothing: 404. */
export type Answer = Response | Child | undefined;

/** `everyone` needs no right. Any other value is an action of the feature's policy. */
export const everyone = "everyone";

export interface PageRoute {
  readonly method: "get";
  readonly path: AnyPath;
  readonly right: string;
  readonly handle: (visit: never) => Promise<Answer> | Answer;
  /** Whether the page is the same for every visitor, so that it may be kept rendered. */
  readonly shared: boolean;
  readonly limit: LimitName | undefined;
  /** Asked for so often that each way to the database counts. */
  readonly often: boolean;
  /** What it gives to programs; undefined for pages, and for files that only people read. */
  readonly gives: Given | undefined;
}

export interface FormRoute {
  readonly method: "post";
  readonly path: AnyPath;
  readonly right: string;
  readonly schema: z.ZodType;
  readonly save: (visit: never, tx: Tx, input: never, upload: Upload | undefined) => Promise<string>;
  readonly again: (visit: never, problem: FormProblem) => Promise<Answer> | Answer;
  readonly check: ((visit: never, input: never) => Promise<readonly FormError[]>) | undefined;
  readonly upload: ((visit: never, input: never) => Promise<Upload | undefined>) | undefined;
  readonly uploads: boolean;
  readonly repeatable: boolean;
  readonly unseen: boolean;
  readonly limit: LimitName | undefined;
  readonly mailField: string | undefined;
  readonly mailTo: ((visit: never) => Promise<string | null>) | undefined;
  readonly oneClick: boolean;
  /** Asked for so often that each way to the database counts. */
  readonly often: boolean;
}

export type Route = PageRoute | FormRoute;

/**
 * A page of a district: address, right, what it shows.
 * @param options `limit`: how often somebody unknown may ask for it, when it costs more than other pages. `often`: it is
 *   asked for so often that what was known of the district a second ago will do. `gives`: what programs get there
 */
export function page<A extends string>(
  path: DistrictPath,
  right: A,
  handle: (visit: Visit<A>) => Promise<Answer> | Answer,
  options: { readonly limit?: LimitName; readonly often?: boolean; readonly gives?: Given } = {},
): Route {
  const { limit, often = false, gives } = options;
  return { method: "get", path, right, handle, shared: false, limit, often, gives };
}

/**
 * A page of a district that is the same for every visitor: it depends on the address and on what is public, and holds no
 * form. It may be kept rendered until a form may have changed something public.
 */
export function sharedPage(
  path: DistrictPath,
  handle: (visit: Visit<typeof everyone>) => Promise<Answer> | Answer,
): Route {
  return { method: "get", path, right: everyone, handle, shared: true, limit: undefined, often: false, gives: undefined };
}

/**
 * A page of the installation, open to everyone.
 * @param options `limit`: how often somebody unknown may ask for it, when it costs more than other pages. `gives`: what
 *   programs get there
 */
export function sitePage(
  path: SitePath,
  handle: (visit: SiteVisit) => Promise<Answer> | Answer,
  { limit, gives }: { readonly limit?: LimitName; readonly gives?: Given } = {},
): Route {
  return { method: "get", path, right: everyone, handle, shared: false, limit, often: false, gives };
}

/**
 * A stream of a district, for those who are signed in: the browser hears each time a topic changes (Server-Sent Events),
 * and then asks an ordinary page, with its own right, what is new. Ends when the session or the right does.
 * @param topicOf what there is to hear; nothing: 404
 */
export function stream<A extends string>(
  path: DistrictPath,
  right: A,
  topicOf: (visit: Visit<A>) => Promise<Topic | undefined> | Topic | undefined,
): Route {
  return page(path, right, async (visit) => {
    const topic = await topicOf(visit);
    return topic === undefined ? undefined : answerStream(visit, topic);
  });
}

interface FormHandlers<V, S extends z.ZodType> {
  /**
   * Writes, in one transaction that also remembers the form, so that sending it again is harmless. What the visit reads
   * meanwhile (`visit.db`) goes through that transaction too.
   * @param upload what `upload` gave, stored already, and registered in the same transaction
   * @returns the address to go to afterwards
   * @throws Refusal when a rule says no; its errors are shown by `again`
   */
  readonly save: (visit: V, tx: Tx, input: z.infer<S>, upload: Upload | undefined) => Promise<string>;
  /** The page with the form once more: what was typed, and what is wrong. Sent with 422. */
  readonly again: (visit: V, problem: FormProblem) => Promise<Answer> | Answer;
  /** Slow checks outside the transaction, such as reading a photo. */
  readonly check?: (visit: V, input: z.infer<S>) => Promise<readonly FormError[]>;
  /** The file to keep, in which `check` found nothing wrong. It is stored before the transaction opens, which waits for no file. */
  readonly upload?: (visit: V, input: z.infer<S>) => Promise<Upload | undefined>;
  /** True when files come with the form. */
  readonly uploads?: boolean;
  /** True when the same form may be saved over and over (autosave); such a command must be harmless to repeat by itself. */
  readonly repeatable?: boolean;
  /** True when no public page can look different afterwards. */
  readonly unseen?: boolean;
  /** How often somebody unknown may send it from one address. */
  readonly limit?: LimitName;
  /** The field with a mail address that gets a mail each time, so that nobody's letter box is filled. */
  readonly mailField?: string;
  /** The same for an address that is not typed, but known of whoever sends the form; null when nobody gets a mail. */
  readonly mailTo?: (visit: V) => Promise<string | null>;
  /**
   * True when mail programs may send it without having seen the page (RFC 8058). The address itself must hold the right
   * to it, and sending it again must be harmless.
   */
  readonly oneClick?: boolean;
}

/** A form of a district: address, right, what comes in, what is written. */
export function form<A extends string, S extends z.ZodType>(
  path: DistrictPath,
  right: A,
  schema: S,
  handlers: FormHandlers<Visit<A>, S>,
): Route {
  return formRoute(path, right, schema, handlers);
}

interface OftenSentHandlers<V, S extends z.ZodType> extends Pick<FormHandlers<V, S>, "again" | "limit"> {
  /** Writes without a transaction of the form's: as one statement, or as several that need no common fate. */
  readonly keep: (visit: V, input: z.infer<S>) => Promise<string>;
}

/**
 * A form that is sent so often that each way to the database counts: it is not remembered, changes no public page, and
 * gets no transaction. Sending it again must be harmless by itself, and the guard cannot stand before it.
 */
export function oftenSentForm<A extends string, S extends z.ZodType>(
  path: DistrictPath,
  right: A,
  schema: S,
  { keep, ...handlers }: OftenSentHandlers<Visit<A>, S>,
): Route {
  const save = (visit: Visit<A>, _tx: Tx, input: z.infer<S>) => keep(visit, input);
  return { ...formRoute(path, right, schema, { ...handlers, save, repeatable: true, unseen: true }), often: true };
}

/** A form of the installation, open to everyone. */
export function siteForm<S extends z.ZodType>(path: SitePath, schema: S, handlers: FormHandlers<SiteVisit, S>): Route {
  return formRoute(path, everyone, schema, handlers);
}

function formRoute<V, S extends z.ZodType>(path: AnyPath, right: string, schema: S, h: FormHandlers<V, S>): FormRoute {
  return {
    method: "post",
    path,
    right,
    schema,
    save: h.save,
    again: h.again,
    check: h.check,
    upload: h.upload,
    uploads: h.uploads ?? false,
    repeatable: h.repeatable ?? false,
    unseen: h.unseen ?? false,
    limit: h.limit,
    mailField: h.mailField,
    mailTo: h.mailTo,
    oneClick: h.oneClick ?? false,
    often: false,
  };
}
