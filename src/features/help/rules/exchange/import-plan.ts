import { createHash } from "node:crypto";
import { validate as isUuid } from "uuid";
import { readsAsCpr } from "../../../../platform/privacy/cpr.ts";
import { dayOf } from "../../../../platform/i18n/dates.ts";
import type { ServiceInput } from "../../schema.ts";
import { describedCells, folded, ownCells, ownColumns, readCells, readChecked, readClosure } from "./service-cells.ts";
import type { CellProblem, Cells, Column, Reading, RowClosure } from "./service-cells.ts";
import type { SentRow } from "./services-csv.ts";
import type { Service } from "../service.ts";

/** One column of a service as it is and as a row has it. */
export interface CellChange {
  readonly column: Column;
  readonly before: string;
  readonly after: string;
}

/** What becomes of a row. */
export type PlannedRow = { readonly row: number; readonly name: string } & (
  | { readonly kind: "new"; readonly input: ServiceInput; readonly id: string | undefined; readonly checkedAt: Date; readonly closure: RowClosure | undefined }
  | { readonly kind: "changed"; readonly input: ServiceInput; readonly service: Service; readonly changes: readonly CellChange[] }
  | { readonly kind: "same"; readonly service: Service }
  | { readonly kind: "problem"; readonly problems: readonly CellProblem[] }
);

/** What an import would do to the services that there are now. Nothing is written. */
export function planImport(rows: readonly SentRow[], services: readonly Service[], reading: Reading): PlannedRow[] {
  const today = dayOf(reading.now);
  const taken = new Set<string>();
  const byId = new Map(services.map((service) => [service.id, service]));
  const byName = new Map(services.map((service) => [folded(service.name), service]));
  return rows.map(({ row, cells, problems: found }) => {
    const id = (cells.id ?? "").trim().toLowerCase();
    const wanted = folded(cells.name ?? "");
    const known = byId.get(id) ?? byName.get(wanted);
    const name = cells.name?.trim() || known?.name || "";
    const problem = (...problems: CellProblem[]) => ({ row, name, kind: "problem" as const, problems });
    if (found.length > 0) return problem(...found);
    if (id !== "" && !isUuid(id)) return problem({ column: "id", code: "invalid_id", value: id });
    const keys = [`name ${wanted}`, ...(known ? [`id ${known.id}`] : id === "" ? [] : [`id ${id}`])];
    if (keys.some((key) => taken.has(key))) return problem({ column: "name", code: "twice", value: name });
    for (const key of keys) taken.add(key);
    if ((byName.get(wanted) ?? known) !== known) return problem({ column: "name", code: "name_taken", value: name });
    const read = readCells(cells, known, reading);
    if ("problems" in read) return problem(...read.problems);
    const { input } = read;
    if (!known) {
      const closure = readClosure(cells, reading.now);
      if (closure && "code" in closure) return problem(closure);
      return { row, name, kind: "new", input, id: id === "" ? undefined : id, checkedAt: readChecked(cells, reading.now), closure };
    }
    const [before, after] = [describedCells(known, today), ownCells({ ...input, partyName: partyOf(input, known, reading) }, today)];
    const changes = ownColumns.flatMap((column) => {
      const [was, is] = [before[column] ?? "", after[column] ?? ""];
      return was === is ? [] : [{ column, before: was, after: is }];
    });
    return changes.length === 0 ? { row, name, kind: "same", service: known } : { row, name, kind: "changed", input, service: known, changes };
  });
}

const partyOf = ({ partyId }: ServiceInput, known: Service, { parties }: Reading): string =>
  partyId === known.partyId ? known.partyName : (parties.find(({ id }) => id === partyId)?.name ?? "");

/** Names a plan, so that nobody confirms another than the one they saw. */
export function planKey(plan: readonly PlannedRow[]): string {
  const facts = plan.map((one) => [one.row, one.kind, "service" in one ? [one.service.id, one.service.version] : []]);
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 22);
}

/** What somebody has written in a row, by column; of hours and visits what stands in quotes. */
export function writtenTexts(cells: Cells): Cells {
  const quoted = (text: string | undefined) => [...(text ?? "").matchAll(/"([^"]*)"/g)].map(([, words]) => words).join("\n");
  const { name = "", what = "", what_en = "", place = "", note = "", closed_reason = "" } = cells;
  return { name, what, what_en, place, note, closed_reason, opening_hours: quoted(cells.opening_hours), visits: quoted(cells.visits) };
}

/** Rows in which nothing stands that may lead to a person: such cells are emptied, and said to be a problem. */
export function withoutCpr(rows: readonly SentRow[]): SentRow[] {
  return rows.map((row) => {
    const found = (Object.entries(row.cells) as [Column, string][]).filter(([column, text]) => column !== "id" && column !== "url" && readsAsCpr(text));
    return emptied(row, found.map(([column]) => ({ column, code: "cpr", value: "" })));
  });
}

/** A row without the cells that are a problem for what they say of a person. */
export function emptied(row: SentRow, problems: readonly CellProblem[]): SentRow {
  if (problems.length === 0) return row;
  const cells = Object.fromEntries(Object.entries(row.cells).map(([column, text]) => [column, problems.some((one) => one.column === column) ? "" : text]));
  return { ...row, cells, problems: [...row.problems, ...problems] };
}
