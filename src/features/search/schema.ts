import { z } from "zod";

/** Longest search that is looked up; the rest of a longer one is left away. */
export const longestSearch = 200;

/** The page of results asked for; the first when the address says something else. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);
