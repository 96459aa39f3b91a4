import type { FC } from "hono/jsx";

/**
 * Running text from HTML that is already safe (our own Markdown renderer); never anything a visitor sent as
 * HTML.
 */
export const Prose: FC<{ html: string }> = ({ html }) => (
  <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
);
