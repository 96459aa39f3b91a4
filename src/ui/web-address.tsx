import type { FC } from "hono/jsx";

/** An address that somebody types off a page or a paper; where there is little room it breaks after a slash, never inside a word. */
export const WebAddress: FC<{ url: string }> = ({ url }) => (
  <>
    {(url.match(/[^/]+\/*|\/+/g) ?? []).map((part, at) => (
      <>
        {at > 0 && <wbr />}
        {part}
      </>
    ))}
  </>
);
