/**
 * A page on a large screen: the part marked `data-fresh` follows what happens, by a stream or by asking now and then, and the
 * keyboard goes from one slide to the next. Without scripts one scrolls, and the page goes on by itself or is asked again.
 */
import { hearChanges } from "./live.ts";

const part = document.querySelector<HTMLElement>("[data-fresh]");
let isAsking = false;
let asksAgain = false;

const renew = async (): Promise<void> => {
  if (!part) return;
  if (isAsking) {
    asksAgain = true;
    return;
  }
  isAsking = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-fresh]");
    if (fresh && fresh.innerHTML !== part.innerHTML) {
      const focused = document.activeElement?.id;
      part.replaceChildren(...fresh.childNodes);
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    }
  } catch {
    // The line is away for a moment: what stands there is what was true last.
  } finally {
    isAsking = false;
    if (asksAgain) {
      asksAgain = false;
      void renew();
    }
  }
};

const { freshStream, freshSeconds } = part?.dataset ?? {};
if (freshStream) hearChanges(freshStream, () => void renew());
if (freshSeconds) setInterval(() => document.hidden || void renew(), Number(freshSeconds) * 1000);

const forward = ["ArrowRight", "ArrowDown", "PageDown"];
const back = ["ArrowLeft", "ArrowUp", "PageUp"];

addEventListener("keydown", (event) => {
  const by = forward.includes(event.key) ? 1 : back.includes(event.key) ? -1 : 0;
  const slides = [...document.querySelectorAll<HTMLElement>("[data-slide]")];
  if (by === 0 || slides.length === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  // The slide that stands uppermost, or the one above the first.
  const here = slides.findLastIndex((slide) => slide.getBoundingClientRect().top <= 8);
  const next = slides[Math.max(0, here + by)];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView();
  next.focus({ preventScroll: true });
});
