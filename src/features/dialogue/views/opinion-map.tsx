import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { drawMap, pathOf } from "../rules/result/opinion-map.ts";
import type { OpinionMap } from "../rules/result/opinion-map.ts";
import { mapInWords } from "../rules/result/result-words.ts";
import type { GroupSummary } from "../rules/result/summary.ts";
import { groupTexts } from "../texts/groups.ts";

interface MapProps {
  readonly visit: Visit;
  readonly groups: readonly GroupSummary[];
  readonly map: OpinionMap;
}

/** People as quiet dots, groups as soft shapes with a letter each. */
export const OpinionMapFigure: FC<MapProps> = ({ visit, groups, map }) => {
  const t = groupTexts[visit.lang];
  const drawing = drawMap(map);
  return (
    <figure class="opinion-map">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-labelledby="opinion-map-title" aria-describedby="opinion-map-words">
        <title id="opinion-map-title">{t.map}</title>
        <desc id="opinion-map-words">{mapInWords(visit.lang, groups)}</desc>
        {drawing.groups.map(({ group, outline, dots }) => (
          <g class={`opinion-shape opinion-${group}`}>
            <path d={pathOf(outline)} />
            {dots.map(({ x, y, r }) => (
              <circle cx={x} cy={y} r={r} />
            ))}
          </g>
        ))}
        {drawing.groups.map(({ group, letter, badge }) => (
          <g class={`opinion-badge opinion-${group}`} aria-hidden="true">
            <circle cx={badge.x} cy={badge.y} r="10" />
            <text x={badge.x} y={badge.y}>
              {letter}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{t.caption(groups.reduce((sum, { size }) => sum + size, 0))}</figcaption>
    </figure>
  );
};
