import type { FC } from "hono/jsx";
import type { Need } from "../rules/needs.ts";
import { pictogramShapes } from "../rules/pictogram-shapes.ts";

/** All pictograms that a page uses, unseen: drawn once and used by name, so that thirty services cost few bytes. */
export const Pictograms: FC<{ needs: readonly Need[] }> = ({ needs }) => (
  <svg hidden>
    {needs.map((need) => (
      <symbol id={`n-${need}`} viewBox="0 0 24 24">
        <path d={pictogramShapes[need]} />
      </symbol>
    ))}
  </svg>
);

/** Words stand beside it always. */
export const Pictogram: FC<{ need: Need }> = ({ need }) => (
  <svg class="n" aria-hidden="true">
    <use href={`#n-${need}`} />
  </svg>
);
