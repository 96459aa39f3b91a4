import type { FC } from "hono/jsx";

/** So many and more look alike. */
const highest = 3;
const cell = { width: 12, height: 18, step: 22 };
const left = 26;
const chart = { width: left + 24 * cell.width + 8, height: 7 * cell.step + 16 };
const axis = [0, 6, 12, 18, 24];

type WeekChartProps = {
  /** What it shows, for those who do not see it; the figures stand in a table beside it. */
  label: string;
  /** Short names, Monday first. */
  days: readonly string[];
  /** A count for each of 24 hours, for each day. */
  hours: readonly (readonly number[])[];
};

/**
 * The hours of a week, one line for each day: the more, the higher and the darker; none is an empty field with a dashed edge,
 * so that it reads without colours and on paper.
 */
export const WeekChart: FC<WeekChartProps> = ({ label, days, hours }) => (
  <svg class="week-chart" role="img" aria-label={label} viewBox={`0 0 ${chart.width} ${chart.height}`}>
    {hours.map((counts, day) => (
      <>
        <text x="0" y={day * cell.step + 14}>
          {days[day]}
        </text>
        {runsOf(counts).map(({ from, to, level }) => (
          <Bar {...{ from, to, level }} top={day * cell.step} />
        ))}
      </>
    ))}
    {axis.map((hour) => (
      <text class="week-hour" x={left + hour * cell.width} y={chart.height - 3}>
        {hour}
      </text>
    ))}
  </svg>
);

type Run = { from: number; to: number; level: number };

const Bar: FC<Run & { top: number; start?: number }> = ({ from, to, level, top, start = left }) => {
  const high = level === 0 ? cell.height : (cell.height / highest) * level;
  return <rect class={`week-${level}`} x={start + from * cell.width + 0.5} y={top + cell.height - high + 0.5} width={(to - from) * cell.width - 1} height={high - 1} />;
};

function runsOf(counts: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const [hour, count] of counts.entries()) {
    const level = Math.min(highest, count);
    const last = runs.at(-1);
    if (last && last.level === level) last.to = hour + 1;
    else runs.push({ from: hour, to: hour + 1, level });
  }
  return runs;
}

/** What the fields of a chart mean: the words for none, one, two, and three or more. */
export const WeekLegend: FC<{ title: string; words: readonly string[] }> = ({ title, words }) => (
  <ul class="week-legend" aria-label={title}>
    {words.map((word, level) => (
      <li>
        <svg class="week-key" aria-hidden="true" viewBox={`0 0 ${cell.width * 2} ${cell.height}`}>
          <Bar from={0} to={2} level={level} top={0} start={0} />
        </svg>
        {word}
      </li>
    ))}
  </ul>
);
