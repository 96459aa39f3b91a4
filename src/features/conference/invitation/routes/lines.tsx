import { idOfForm } from "../../../../platform/web/address.ts";
import { Refusal, freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { openHere } from "../../routes/here.ts";
import { putLinesOnList } from "../commands/list.ts";
import { invitationPaths } from "../paths.ts";
import { listInvited } from "../queries/invitations.ts";
import { planLines } from "../rules/lines.ts";
import { linesSchema, longestLines } from "../schema.ts";
import { LinesPage } from "../views/lines.tsx";

const right = "conference.prepare";

/** The form, and under it what would become of the lines that came with it. Nothing of them is kept. */
async function linesPage(visit: Visit<typeof right>, problem: FormProblem = freshForm()) {
  const conference = await openHere(visit, problem);
  if (!conference) return undefined;
  visit.c.header("Cache-Control", "no-store");
  const { text = "", file } = problem.values;
  const read = file instanceof File && file.size > 0 ? await textOf(file) : String(text);
  const plan = read ? planLines(read, await listInvited(visit.db, visit.permit, conference.id, visit.deps)) : [];
  return <LinesPage {...{ visit, conference, plan, problem }} text={read ?? ""} />;
}

/** A file as text: UTF-8, or else what spreadsheets wrote before. undefined when it is neither, or longer than is read. */
async function textOf(file: File): Promise<string | undefined> {
  if (file.size > longestLines) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Putting in addresses: first one looks at what becomes of each line, then it is kept. */
export const linesRoutes: readonly Route[] = [
  page(invitationPaths.lines, right, (visit) => linesPage(visit)),
  form(invitationPaths.lines, right, linesSchema, {
    uploads: true,
    unseen: true,
    save: async (visit, tx, { text, file, seen, again }) => {
      const id = idOfForm(visit);
      const read = file ? await textOf(file) : text;
      if (read === undefined) throw new Refusal({ field: "file", code: file && file.size > longestLines ? "too_large" : "not_text" });
      const count = await putLinesOnList(tx, visit.permit, id, { text: read, seen: again === undefined && !file ? seen : "" }, visit.now);
      return invitationPaths.desk.to(visit, { id }, { saved: "listed", count });
    },
    again: linesPage,
  }),
];
