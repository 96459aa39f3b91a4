import type { FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { textOf } from "../platform/web/form.ts";
import type { FormProblem } from "../platform/web/form.ts";
import { Facts } from "./definition.tsx";
import type { Fact } from "./definition.tsx";
import { Notice } from "./notice.tsx";
import { uiTexts } from "./texts.ts";

/**
 * Above a form that came back because somebody else saved first: what stands now. What was typed is in the fields, and the
 * form carries the newest version, so that whoever saves again has seen both.
 */
export const SavedMeanwhile: FC<{ items: readonly Fact[] }> = ({ items }) => {
  const words = uiTexts[usePage().lang].form;
  return (
    <Notice tone="warning" title={words.savedMeanwhile}>
      <p>{words.savedMeanwhileLead}</p>
      <Facts items={items.map(({ term, value }) => ({ term, value: value === "" ? words.nothingWritten : value }))} />
    </Notice>
  );
};

/** Whether a form came back because somebody else had saved first. */
export function wasChanged(problem: FormProblem): boolean {
  return problem.errors.some(({ code }) => code === "changed_meanwhile");
}

/**
 * The version that a form carries: the one that was read when writing began, also while other errors are put right; the
 * newest once its writer has seen it.
 */
export function versionToSend(problem: FormProblem, newest: number): number {
  const read = textOf(problem, "version");
  return problem.errors.length === 0 || wasChanged(problem) || !/^\d{1,9}$/.test(read) ? newest : Number(read);
}
