/**
 * Types a sheet in with one key for each line: the key chooses and goes on to the next line, space is blank, Backspace goes
 * back, Enter goes on without choosing. At the end the button that saves has the focus. Arrows and Tab do what they always do.
 */
const form = document.querySelector<HTMLFormElement>("[data-sheet-keys]");
const rows = [...(form?.querySelectorAll<HTMLElement>("[data-sheet-row]") ?? [])];

form?.querySelector("[data-keys-help]")?.removeAttribute("hidden");

const chosenIn = (row: HTMLElement): HTMLInputElement | null => row.querySelector("input:checked");

const goTo = (at: number): void => {
  const row = rows[Math.max(0, at)];
  const target = row ? chosenIn(row) : form?.querySelector<HTMLElement>("[data-sheet-save]");
  target?.focus();
  (row ?? target)?.scrollIntoView({ block: "center" });
};

form?.addEventListener("keydown", (event) => {
  const { key, altKey, ctrlKey, metaKey, repeat, target } = event;
  if (altKey || ctrlKey || metaKey || !(target instanceof HTMLInputElement)) return;
  const at = rows.findIndex((row) => row.contains(target));
  const wanted = key === " " ? "0" : key;
  const choice = rows[at]?.querySelector<HTMLInputElement>(`input[value="${CSS.escape(wanted)}"]`);
  const moves = key === "Backspace" || key === "Enter";
  if (at < 0 || (!choice && !moves)) return;
  // Enter would send half a sheet, and a key that is held down would run through all lines.
  event.preventDefault();
  if (repeat) return;
  if (choice) choice.checked = true;
  goTo(key === "Backspace" ? at - 1 : at + 1);
});

// A browser does so by itself, but later: whoever has typed a hundred sheets has pressed the first key by then.
form?.querySelector<HTMLElement>("[autofocus]")?.focus();

export {};
