import type { Need } from "./needs.ts";

/** What stands beside the words of each need: the path of an SVG of 24 by 24. */
export const pictogramShapes: Readonly<Record<Need, string>> = {
  use: "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM9 12l2 2 4-4",
  wound: "M9 4h6v5h5v6h-5v5H9v-5H4V9h5z",
  bed: "M3 19V6M3 16h18v3M21 16v-2a3 3 0 0 0-3-3h-8v5M6 13h1",
  food: "M3 12h18a9 9 0 0 1-18 0zM9 8V5M15 8V5",
  talk: "M4 5h16v11h-9l-5 4v-4H4z",
  shower: "M5 21V7a4 4 0 0 1 8 0v1M9 11a4 4 0 0 1 8 0zM11 15v2M15 15v2M13 18v2",
  women: "M12 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10v7M9 18h6",
  kit: "M3 21l4-4M6 13l5 5 7-7-5-5zM15 4l5 5M17 7l3-3M10 13l2 2",
  treatment: "M5 12l7-7a5 5 0 0 1 7 7l-7 7a5 5 0 0 1-7-7zM9 9l6 6",
  legal: "M12 3v18M8 21h8M5 6h14M5 6l-3 7h6zM19 6l-3 7h6z",
  charge: "M13 3L6 13h5l-1 8 8-11h-6z",
};
