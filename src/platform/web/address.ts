import { z } from "zod";
import { notNow } from "./form.ts";
import type { Visit } from "./routes.ts";

const uuid = z.uuid();

/** An id in the address; undefined when it is none, which PostgreSQL would refuse to look for. */
export function idIn(visit: Pick<Visit, "param">, name = "id"): string | undefined {
  return uuid.safeParse(visit.param(name)).data;
}

/** An id in the address of a form. @throws Refusal `"": not_now` when it is none */
export function idOfForm(visit: Pick<Visit, "param">, name = "id"): string {
  const id = idIn(visit, name);
  if (id === undefined) throw notNow();
  return id;
}

/** Whether a page of a list is there: the first always is, any other while something stands on it. */
export function hasPage(page: number, total: number, onAPage: number): boolean {
  return page === 1 || (page - 1) * onAPage < total;
}

/** The page of a list that the address asks for, counted from 1; the first for anything that is no page. */
export function pageIn(visit: Pick<Visit, "query">): number {
  const asked = visit.query("page");
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}
