/**
 * Answers a statement with 1, 2 or 3, or decides about one with the keys that its page names. Single keys only mean
 * something while the statement has the focus, so that nobody who speaks or types elsewhere answers by mistake.
 */
const card = document.querySelector<HTMLElement>("[data-answer-keys]");

// A phone has no such keys, and a frame around the statement would only ask what it means.
if (matchMedia("(hover: hover)").matches) {
  card?.querySelector("[data-keys-help]")?.removeAttribute("hidden");
  if (!document.querySelector("[data-focus-on-load]")) card?.focus({ preventScroll: true });
}

card?.addEventListener("keydown", ({ key, altKey, ctrlKey, metaKey, shiftKey, repeat }) => {
  if (altKey || ctrlKey || metaKey || shiftKey || repeat || !/^[1-9]$/.test(key)) return;
  document.querySelector<HTMLElement>(`main [data-key="${key}"]`)?.click();
});

export {};
