import type { z } from "zod";
import type { Bilingual } from "../i18n/lang.ts";

/** One kind of content, as a program gets it. */
export interface GivenContent {
  /** Such as `text/csv`, without its parameters. */
  readonly type: string;
  /** What JSON of this kind holds. */
  readonly schema?: z.ZodType;
}

/**
 * What an address gives to programs, declared beside its route. The OpenAPI document and the page about open data are made
 * of it, and a test finds addresses that give something and do not say so.
 */
export interface Given extends GivenContent {
  /** One sentence. */
  readonly what: Bilingual;
  /** What may stand after the question mark. */
  readonly query?: z.ZodObject;
  /** Other kinds that can be asked for. */
  readonly others?: readonly GivenContent[];
  /** What is told when the question cannot be understood. */
  readonly refusal?: z.ZodType;
}

/** An address that the program itself answers, outside every feature. */
export interface GivenAddress {
  readonly path: string;
  readonly gives: Given;
}
