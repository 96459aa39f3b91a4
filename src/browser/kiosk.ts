/**
 * A tablet that goes from hand to hand: after a while without a touch it asks whether somebody is still there, and then
 * shows the start, where the server forgets who it was. Measured by the clock, so that a screen that slept knows how long.
 */
const turn = document.querySelector<HTMLElement>("[data-kiosk]");
const start = turn?.dataset["kiosk"];

if (turn && start) {
  const forgetAfter = Number(turn.dataset["kioskForget"]);
  const askAfter = Number(turn.dataset["kioskAsk"] ?? forgetAfter);
  const still = turn.querySelector<HTMLElement>("[data-kiosk-still]");
  const left = turn.querySelector<HTMLElement>("[data-kiosk-left]");
  let touchedAt = Date.now();
  let isOver = false;

  const look = (): void => {
    const idle = (Date.now() - touchedAt) / 1000;
    isOver ||= idle >= forgetAfter;
    if (isOver) return location.replace(start);
    if (still) still.hidden = idle < askAfter;
    if (left) left.textContent = String(Math.ceil(forgetAfter - idle));
  };
  const touched = (): void => {
    look();
    touchedAt = Date.now();
    look();
  };
  for (const touch of ["pointerdown", "keydown", "scroll"]) addEventListener(touch, touched, { passive: true });
  // A touch that comes after the time is already the next person's, also when it lands on an answer.
  addEventListener("submit", (event) => isOver && event.preventDefault(), { capture: true });
  addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}

// Somebody went back to a page that the browser had kept whole: the server says whose turn it is.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

export {};
