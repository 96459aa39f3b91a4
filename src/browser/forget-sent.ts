/**
 * A form with `data-forgets` has forgotten what was typed once it is sent: somebody else may hold the phone when Back is
 * pressed. The server and `autocomplete="off"` see to it where the page is fetched anew; this where the browser kept it.
 */
const sent = new WeakSet<HTMLFormElement>();

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.hasAttribute("data-forgets")) return;
  sent.add(form);
  // A page that came back with errors can only be gone back to by sending it again; from now on it is asked for, empty.
  history.replaceState(history.state, "", location.href);
});

// A form with a draft is filled from it again as long as it has not been sent, on whichever page that was.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  const done = [...document.forms].filter((form) => sent.has(form) || form.matches("keep-draft [data-forgets]"));
  for (const form of done) form.reset();
  if (done.length > 0) location.reload();
});

export {};
