import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { uiTexts } from "./texts.ts";

/**
 * Someone in danger: 112 at once, before any form. Children add what else the page knows (1813, 114, an
 * outreach number of this installation); the box itself stays short enough to be read in a hurry.
 */
export const DangerBox: FC<PropsWithChildren<{ title?: string; text?: string; headingLevel?: 2 | 3 }>> = ({
  title,
  text,
  headingLevel = 2,
  children,
}) => {
  const words = uiTexts[usePage().lang].danger;
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <section class="danger" aria-labelledby="danger-title">
      <div>
        <Heading class="danger-title" id="danger-title">
          {title ?? words.title}
        </Heading>
        <p>{text ?? words.text}</p>
      </div>
      <a class="danger-call" href="tel:112">
        {words.call}
      </a>
      {children && <div class="danger-more">{children}</div>}
    </section>
  );
};
