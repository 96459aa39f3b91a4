import { createHash } from "node:crypto";
import { z } from "zod";
import type { District } from "../../../../platform/district/district.ts";
import { isOnPaper } from "./paper.ts";
import type { Service } from "../service.ts";

/** What paper says of a service, in parts that change for themselves. */
const parts = ["name", "hours", "place", "phone", "door", "help"] as const;

export type PaperPart = (typeof parts)[number];

/** Numbers that the papers give besides those of the services. */
const contacts = ["outreach", "needles"] as const;

export type PaperContact = (typeof contacts)[number];

const digest = z.string();

/** What the papers said when they were made, as digests. */
export const paperFactsSchema = z.object({
  services: z.array(z.object({ id: z.string(), name: z.string(), parts: z.record(z.enum(parts), digest) })),
  contacts: z.record(z.enum(contacts), digest),
});

export type PaperFacts = z.infer<typeof paperFactsSchema>;

export type PaperChange =
  | { readonly kind: "new" | "gone"; readonly name: string }
  | { readonly kind: "changed"; readonly name: string; readonly parts: readonly PaperPart[] }
  | { readonly kind: "contact"; readonly contact: PaperContact };

/** What papers made now would say. What passes by itself, such as a closure of some days, is no fact of a paper. */
export function paperFacts(services: readonly Service[], district: Contacts): PaperFacts {
  return {
    services: services.filter(isOnPaper).map((service) => ({ id: service.id, name: service.name, parts: partsOf(service) })),
    contacts: { outreach: digestOf(district.outreachPhone), needles: digestOf([district.needleCollector, district.needlePhone]) },
  };
}

type Contacts = Pick<District, "outreachPhone" | "needleCollector" | "needlePhone">;

function partsOf({ name, schedule, visits, place, isSecret, phone, door, needs, what, whatEn }: Service): Record<PaperPart, string> {
  return {
    name: digestOf(name),
    hours: digestOf([schedule.lines, schedule.onHolidays, visits]),
    place: digestOf([place, isSecret]),
    phone: digestOf(phone),
    door: digestOf(door),
    help: digestOf([[...needs].sort(), what, whatEn]),
  };
}

/** Short, for it only has to tell two versions of one text apart. */
const digestOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

/** What has changed between two makings, in the order of the services, the numbers last. */
export function paperChanges(before: PaperFacts, now: PaperFacts): PaperChange[] {
  const known = new Map(before.services.map((one) => [one.id, one]));
  const still = new Set(now.services.map(({ id }) => id));
  return [
    ...now.services.flatMap(({ id, name, parts: present }): PaperChange[] => {
      const old = known.get(id);
      if (!old) return [{ kind: "new", name }];
      const changed = parts.filter((part) => old.parts[part] !== present[part]);
      return changed.length === 0 ? [] : [{ kind: "changed", name, parts: changed }];
    }),
    ...before.services.filter(({ id }) => !still.has(id)).map(({ name }): PaperChange => ({ kind: "gone", name })),
    ...contacts.filter((contact) => before.contacts[contact] !== now.contacts[contact]).map((contact): PaperChange => ({ kind: "contact", contact })),
  ];
}

/** The papers by what makes them old: hours and doors for card and poster, numbers for the notice. */
export const wallPapers = ["card", "poster", "stairwell"] as const;

export type WallPaperName = (typeof wallPapers)[number];

/** Whether a change makes a paper old. */
export function concerns(change: PaperChange, paper: WallPaperName): boolean {
  if (change.kind !== "contact") return paper !== "stairwell";
  return change.contact === "outreach" || paper === "stairwell";
}
