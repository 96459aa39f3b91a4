import { drawMap, pathOf } from "./opinion-map.ts";
import type { OpinionMap } from "./opinion-map.ts";

/** Line and dashes of each group, as on the page: told apart also in grey. */
const looks = [
  ["#1F5A4C", ""],
  ["#1B4F8A", "7 4"],
  ["#8A5A00", "2 4"],
  ["#5B6167", "9 3 2 3"],
  ["#1D2327", "4 2"],
] as const;

/** The map as a picture of its own, for paper. It holds numbers and letters only. */
export function mapPicture(map: OpinionMap): string {
  const { width, height, groups } = drawMap(map);
  const shapes = groups.map(({ group, outline, dots }) => {
    const [colour, dashes] = looks[group % looks.length] ?? looks[0];
    const circles = dots.map(({ x, y, r }) => `<circle cx="${x}" cy="${y}" r="${r}"/>`).join("");
    return (
      `<path d="${pathOf(outline)}" fill="${colour}" fill-opacity="0.1" stroke="${colour}" stroke-width="1.2" stroke-dasharray="${dashes || "none"}"/>` +
      `<g fill="${colour}" fill-opacity="0.75">${circles}</g>`
    );
  });
  const badges = groups.map(({ group, letter, badge: { x, y } }) => {
    const [colour] = looks[group % looks.length] ?? looks[0];
    return (
      `<circle cx="${x}" cy="${y}" r="10" fill="#FFFFFF" stroke="${colour}" stroke-width="1.5"/>` +
      `<text x="${x}" y="${y + 4.3}" font-family="Kvarter Latin" font-weight="600" font-size="12" text-anchor="middle" fill="#1D2327">${letter}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${shapes.join("")}${badges.join("")}</svg>`;
}
