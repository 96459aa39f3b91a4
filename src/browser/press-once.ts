/**
 * Shows that a form is on its way and swallows a second press. The server would recognise it anyway; this
 * only spares people the doubt.
 */
const buttons = (form: HTMLFormElement): HTMLButtonElement[] =>
  [...form.elements].filter(
    (element) => element instanceof HTMLButtonElement && element.type === "submit",
  ) as HTMLButtonElement[];

const setPressed = (form: HTMLFormElement, pressed: boolean): void => {
  form.toggleAttribute("data-pressed", pressed);
  for (const button of buttons(form)) {
    if (pressed) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.hasAttribute("data-pressed")) event.preventDefault();
  else setPressed(form, true);
});

// The page comes back from the browser's memory as it was left: pressed.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-pressed]"))
    setPressed(form, false);
});

export {};
