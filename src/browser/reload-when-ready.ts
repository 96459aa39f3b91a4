/**
 * A page that waits for something to be ready hears when there is news, and is loaded anew once it no longer waits. Without
 * scripts it loads itself every few seconds.
 */
import { hearChanges } from "./live.ts";

const waiting = "[data-ready-news]";
const news = document.querySelector<HTMLElement>(waiting)?.dataset["readyNews"];

const look = async (): Promise<void> => {
  const answer = await fetch(location.href);
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!now.querySelector(waiting)) location.reload();
};

if (news) hearChanges(news, () => void look().catch(() => undefined));
