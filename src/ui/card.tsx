import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { Dated } from "./dated.tsx";

/** One thing that is alive now. With `href` the title is the link and the whole card can be pressed. */
export const Card: FC<
  PropsWithChildren<{ title: string; href?: string; kicker?: Child; foot?: Child; headingLevel?: 2 | 3 }>
> = ({ title, href, kicker, foot, headingLevel = 3, children }) => {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <article class="card">
      {kicker && <p class="kicker"><Dated>{kicker}</Dated></p>}
      <Heading class="card-title">{href ? <a href={href}><Dated>{title}</Dated></a> : <Dated>{title}</Dated>}</Heading>
      {children && <div class="card-body">{children}</div>}
      {foot && <div class="card-foot"><Dated>{foot}</Dated></div>}
    </article>
  );
};

/** Cards side by side where there is room, below each other where there is not. */
export const Cards: FC<PropsWithChildren> = ({ children }) => <div class="cards">{children}</div>;
