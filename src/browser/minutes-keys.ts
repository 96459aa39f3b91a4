/**
 * Keys for whoever writes minutes with both hands: from item to item, saving, and catching a decision or a task. None of
 * them is a single letter, and each has a way without it.
 */
import type { MinutesAutosave } from "./minutes-autosave.ts";

const item = "[id^='item-']";

export const listenToKeys = (page: HTMLElement): void => {
  const help = page.querySelector<HTMLTemplateElement>("template[data-keys]");
  help?.replaceWith(help.content);
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !does(page, event)) return;
    event.preventDefault();
  });
};

/** @returns whether the key meant something here */
const does = (page: HTMLElement, { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean => {
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "s") return save(page);
  if (!altKey || ctrlKey || metaKey) return false;
  if (key === "Enter") return catchIn(page, shiftKey ? "task" : "decision");
  // In these two, the arrows open the choices.
  if (shiftKey || document.activeElement?.matches("select, input[type='date']")) return false;
  if (key === "ArrowDown") return go(page, 1);
  if (key === "ArrowUp") return go(page, -1);
  return false;
};

const here = (): Element | null => document.activeElement?.closest(item) ?? null;

const go = (page: HTMLElement, step: 1 | -1): boolean => {
  const items = [...page.querySelectorAll(item)];
  const at = items.indexOf(here() as Element);
  const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step;
  enter(items[next]?.querySelector<HTMLElement>("minutes-autosave textarea"));
  return true;
};

/** The form one is in; with no form of a decision or a task around, every text that is not saved yet. */
const save = (page: HTMLElement): boolean => {
  const caught = document.activeElement?.closest<HTMLFormElement>("[data-catch] form");
  if (caught) caught.requestSubmit();
  else for (const text of page.querySelectorAll<MinutesAutosave>("minutes-autosave")) void text.saveNow();
  return true;
};

const catchIn = (page: HTMLElement, what: "decision" | "task"): boolean => {
  const details = (here() ?? page).querySelector<HTMLDetailsElement>(`details[data-catch='${what}']`);
  if (!details) return false;
  details.open = true;
  enter(details.querySelector<HTMLElement>("textarea, input:not([type='hidden'])"));
  return true;
};

const enter = (field: HTMLElement | null | undefined): void => {
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "center" });
};
