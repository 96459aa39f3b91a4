import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { redline } from "../redline.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { danish } from "./words.ts";

/**
 * What was taken out of a text and put into it. Struck through and underlined, so that nobody needs colours; and said in
 * words, because many screen readers pass over both.
 */
export const Redline: FC<{ visit: Visit; before: string; after: string }> = ({ visit, before, after }) => {
  const t = correctionTexts[visit.lang].redline;
  const said = (words: string) => (
    <span class="visually-hidden" lang={visit.lang}>
      {` [${words}] `}
    </span>
  );
  return (
    <div class="redline" lang={danish(visit.lang)}>
      {redline(before, after).map(({ kind, text }) => {
        if (kind === "same") return <span>{text}</span>;
        const content = (
          <>
            {said(t[kind])}
            {text}
            {said(t.end)}
          </>
        );
        return kind === "removed" ? <del>{content}</del> : <ins>{content}</ins>;
      })}
    </div>
  );
};
