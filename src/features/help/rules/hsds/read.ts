import { z } from "zod";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { languages as pageLanguages } from "../../../../platform/i18n/lang.ts";
import { dayOf } from "../../../../platform/i18n/dates.ts";
import { doorQuestions, doorSentences, openDoor } from "../doors/door-rules.ts";
import type { DoorRules } from "../doors/door-rules.ts";
import { readHsdsHours } from "./hours.ts";
import { onlyVisits } from "./records.ts";
import { spokenLanguages } from "../spoken-languages.ts";
import { whereWords } from "../whereabouts.ts";
import { attribute, needOf, schedule, text } from "./parts.ts";
import type { Cells, CellProblem } from "../exchange/service-cells.ts";
import { mostSentRows } from "../exchange/services-csv.ts";
import type { SentRow, SentRows } from "../exchange/services-csv.ts";

const address = z.object({ address_1: text, address_2: text, postal_code: text, city: text });

const location = z.object({ name: text, latitude: z.number().nullish(), longitude: z.number().nullish(), addresses: z.array(address).nullish() });

/** What is read of a service; all else that HSDS can say has no place here. */
const serviceSchema = z.object({
  id: text,
  name: z.string(),
  description: text,
  status: text,
  alert: text,
  assured_date: text,
  eligibility_description: text,
  minimum_age: z.number().nullish(),
  maximum_age: z.number().nullish(),
  organization: z.object({ name: text }).nullish(),
  phones: z.array(z.object({ number: text })).nullish(),
  languages: z.array(z.object({ code: text })).nullish(),
  schedules: z.array(schedule).nullish(),
  attributes: z.array(attribute).nullish(),
  service_at_locations: z.array(z.object({ location: location.nullish() })).nullish(),
});

type HsdsService = z.infer<typeof serviceSchema>;

export type HsdsProblem = "empty" | "not_json" | "not_hsds" | "too_many_rows";

/**
 * Reads services as HSDS 3.0 tells them: one, a list of them, a page of a list, an organization with its services, or one a
 * line. A service that is told in short says nothing of what is left out.
 */
export function readHsds(sent: string, now: Date): SentRows | { readonly problem: HsdsProblem; readonly value?: string } {
  const found = parsed(sent);
  if (found === undefined) return { problem: "not_json" };
  const services = found.flatMap(servicesIn);
  if (services.length === 0) return { problem: found.length === 0 || isList(found[0]) ? "empty" : "not_hsds" };
  if (services.length > mostSentRows) return { problem: "too_many_rows", value: String(services.length) };
  return { rows: services.map((service, at) => rowOf(service, at + 1, now)), ignored: [] };
}

function parsed(sent: string): unknown[] | undefined {
  try {
    return [JSON.parse(sent)].flat();
  } catch {
    try {
      return sent.split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as unknown);
    } catch {
      return undefined;
    }
  }
}

const isList = (value: unknown): value is { contents: unknown[] } =>
  typeof value === "object" && value !== null && "contents" in value && Array.isArray(value.contents);

function servicesIn(value: unknown): unknown[] {
  if (isList(value)) return value.contents.flatMap(servicesIn);
  if (typeof value !== "object" || value === null) return [];
  if ("services" in value && Array.isArray(value.services)) {
    const organization = "name" in value ? { name: value.name } : undefined;
    return value.services.filter((one) => typeof one === "object" && one !== null).map((one) => ({ organization, ...one }));
  }
  return "name" in value ? [value] : [];
}

function rowOf(value: unknown, row: number, now: Date): SentRow {
  const read = serviceSchema.safeParse(value);
  if (read.success) return { row, ...readOne(read.data, now) };
  const name = (value as { name?: unknown }).name;
  const at = read.error.issues[0]?.path.join(".") ?? "";
  return { row, cells: typeof name === "string" ? { name } : {}, problems: [{ column: "", code: "not_hsds", value: at }] };
}

function readOne(service: HsdsService, now: Date): { cells: Cells; problems: readonly CellProblem[] } {
  const { name, description, status, alert, phones, languages, schedules, attributes } = service;
  const isWhole = Array.isArray(schedules) || Array.isArray(attributes);
  const problems: CellProblem[] = [];
  if (status === "inactive" || status === "defunct") problems.push({ column: "", code: "not_offered", value: status });
  const hours = schedules ? readHsdsHours(service.id ?? "", schedules, dayOf(now)) : undefined;
  if (hours && "unread" in hours) problems.push({ column: "opening_hours", code: "schedule_unclear", value: hours.unread });
  const cells: Cells = {
    ...(service.id && { id: service.id }),
    name,
    ...(description && { what: description }),
    ...(service.organization?.name && { party: service.organization.name }),
    ...whereCells(service),
    ...(attributes && { needs: needsIn(attributes).join(", ") }),
    ...(phones && { phone: phones[0]?.number ?? "" }),
    ...(languages && { languages: languages.flatMap(({ code }) => spokenLanguages.filter((one) => one === code?.slice(0, 2).toLowerCase())).join(", ") }),
    ...(hours && "cells" in hours && hours.cells),
    ...(isWhole && doorCells(service)),
    ...(service.assured_date && { checked: service.assured_date }),
    ...(status === "temporarily closed" && { closed_until: "unknown", closed_reason: alert ?? "" }),
  };
  return { cells, problems };
}

/** Needs that it helps with at all times; those of other lists of words have no place here. */
function needsIn(attributes: NonNullable<HsdsService["attributes"]>): string[] {
  return attributes.filter(({ value }) => value !== onlyVisits).flatMap((one) => needOf(one) ?? []);
}

/** Where it is; of one whose address is secret our own interface says that one has to call first. */
function whereCells({ service_at_locations: places }: HsdsService): Cells {
  const first = places?.[0]?.location;
  if (!first) return {};
  const secret = pageLanguages.map((lang) => whereWords({ place: "", isSecret: true }, lang));
  if (secret.includes(first.name ?? "")) return { place: "", secret_address: "yes", lat: "", lon: "" };
  const { latitude, longitude } = first;
  const point = { lat: String(latitude ?? ""), lon: String(longitude ?? "") };
  const [written] = first.addresses ?? [];
  const town = [written?.postal_code, written?.city].filter(Boolean).join(" ");
  const place = written ? [written.address_1, written.address_2, town].filter(Boolean).join(", ") : (first.name ?? "");
  return { place, secret_address: "", ...point };
}

/** The sentences that pages say of a door, back to what they say. What is no such sentence is a note. */
function doorCells({ eligibility_description: told, minimum_age: from, maximum_age: to }: HsdsService): Cells {
  const columnOf = { elsewhere: "elsewhere", withoutPapers: "without_papers", withoutId: "without_id", intoxicated: "intoxicated", dog: "dog", partner: "partner" } as const;
  const lines = (told ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const cells: Record<string, string> = { women_only: "", from_age: from == null ? "" : String(from), to_age: to == null ? "" : String(to) };
  for (const question of doorQuestions) cells[columnOf[question]] = "";
  const ages = pageLanguages.flatMap((lang) => doorSentences({ ...openDoor, fromAge: from ?? null, toAge: to ?? null }, lang));
  const notes = lines.filter((line) => {
    if (ages.includes(line)) return false;
    const meant = sayings.find(({ sentence }) => sentence === line);
    if (meant) cells[meant.question === "womenOnly" ? "women_only" : columnOf[meant.question]] = meant.answer;
    return !meant;
  });
  return { ...cells, note: notes.join(" ") };
}

/** Every sentence of a door, and what it answers. */
const sayings = pageLanguages.flatMap((lang: Lang) => {
  const sentence = (rules: Partial<DoorRules>) => doorSentences({ ...openDoor, ...rules }, lang)[0] ?? "";
  return [
    { sentence: sentence({ womenOnly: true }), question: "womenOnly" as const, answer: "yes" },
    ...doorQuestions.flatMap((question) =>
      (["yes", "no"] as const).map((answer) => ({ sentence: sentence({ [question]: answer }), question, answer })),
    ),
  ];
});
