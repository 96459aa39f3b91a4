import type { Child, FC } from "hono/jsx";
import { Dated } from "./dated.tsx";

export type Fact = { term: string; value: Child };

/** Small facts about one thing: case number, who answers, by when. Facts without a value are left out. */
export const Facts: FC<{ items: readonly Fact[] }> = ({ items }) => {
  const known = items.filter(
    ({ value }) => value !== undefined && value !== null && value !== false && value !== "",
  );
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd><Dated>{value}</Dated></dd>
        </div>
      ))}
    </dl>
  );
};
