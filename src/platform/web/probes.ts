import { z } from "zod";
import type { GivenAddress } from "./gives.ts";

/** Whether the program lives, and whether it can work: for who watches over it. */
export const probeAddresses = {
  lives: {
    path: "/healthz",
    gives: {
      what: { da: "Om programmet kører", en: "Whether the program runs" },
      type: "application/json",
      schema: z.object({ status: z.literal("ok") }),
    },
  },
  isReady: {
    path: "/readyz",
    gives: {
      what: { da: "Om programmet kan arbejde: databasen svarer og er på plads (ellers 503)", en: "Whether the program can work: the database answers and is in place (otherwise 503)" },
      type: "application/json",
      schema: z.object({
        status: z.enum(["ok", "waiting"]),
        database: z.enum(["ok", "away"]),
        pending: z.array(z.string()).optional(),
        unknown: z.array(z.string()).optional(),
      }),
    },
  },
} as const satisfies Readonly<Record<string, GivenAddress>>;
