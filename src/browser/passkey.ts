/**
 * Opens the browser's passkey window for a form and sends the form with what came of it. Nothing but a script can open
 * that window; without one the page says so and the mail link is there.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

const parts = (whole: HTMLElement, when: string): HTMLElement | null =>
  whole.querySelector<HTMLElement>(`[data-passkey-when="${when}"]`);

const show = (whole: HTMLElement, when: string, shown: boolean): void => {
  const part = parts(whole, when);
  if (part) part.hidden = !shown;
};

/** What the person's device answers, as JSON. Rejects when they close the window. */
const askDevice = async (whole: HTMLElement): Promise<string> => {
  const optionsJSON = JSON.parse(whole.dataset["options"] ?? "{}");
  return JSON.stringify(
    whole.dataset["passkey"] === "create"
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON }),
  );
};

const fillAndSend = async (whole: HTMLElement, form: HTMLFormElement, field: HTMLInputElement): Promise<void> => {
  for (const when of ["stopped", "known"]) show(whole, when, false);
  try {
    field.value = await askDevice(whole);
  } catch (error) {
    show(whole, (error as Error).name === "InvalidStateError" ? "known" : "stopped", true);
    return;
  }
  form.requestSubmit();
};

const isFilledIn = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>("input:not([type=hidden])")].every((input) => input.value.trim() !== "");

for (const whole of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
  const form = whole.querySelector("form");
  const field = form?.querySelector<HTMLInputElement>("[name=credential]");
  const works = browserSupportsWebAuthn();
  show(whole, works ? "supported" : "unsupported", true);
  if (!works || !form || !field) continue;
  // The browser may bring an earlier answer back with the page.
  field.value = "";
  form.addEventListener("submit", (event) => {
    // What is missing is told by the server, before a device makes a key for nothing.
    if (field.value !== "" || !isFilledIn(form)) return;
    event.preventDefault();
    // Nobody else shall think that the form is on its way.
    event.stopPropagation();
    void fillAndSend(whole, form, field);
  });
  addEventListener("pageshow", () => {
    field.value = "";
  });
}
