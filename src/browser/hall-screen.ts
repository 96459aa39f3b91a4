/**
 * A screen that goes from hand to hand: after a while without a touch it shows an empty ballot again, and what the
 * browser remembers of a filled one is wiped. Without scripts the button for the next one does the same.
 */
const screenInHall = document.querySelector<HTMLElement>("[data-hall-screen]");
const address = screenInHall?.dataset["hallScreen"];

if (screenInHall && address) {
  const patience = Number(screenInHall.dataset["hallSeconds"]) * 1000;
  let waiting: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => location.replace(address), patience);
  };
  for (const touch of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(touch, wait, { passive: true });
  wait();
}

// Somebody went back: the page as the one before left it is not theirs to see.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !document.querySelector(".ballot, [data-hall-screen]")) return;
  for (const form of document.forms) form.reset();
  location.reload();
});

export {};
