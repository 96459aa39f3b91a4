import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Facts } from "../../../ui/definition.tsx";
import type { AlertKind, AlertWords } from "../alert.ts";
import { adviceOf, areaWords, headlineIn } from "../alert-words.ts";
import { texts as kindTexts } from "../texts/kinds.ts";
import { texts } from "../texts/visitors.ts";

type WordsProps = { visit: Visit; kind: AlertKind; words: AlertWords; seenDay: string };

/** The headline, said to be Danish where it is. */
export const Headline: FC<{ visit: Visit; words: AlertWords }> = ({ visit, words }) => {
  const { text, isDanish } = headlineIn(words, visit.lang);
  return <span lang={isDanish ? writtenLang() : undefined}>{text}</span>;
};

/** What to do, said first and large; then what it is. */
export const AlertBody: FC<WordsProps> = ({ visit, kind, words, seenDay }) => {
  const t = texts[visit.lang];
  const { note } = kindTexts[visit.lang][kind];
  const written = (text: string) => text && <span lang={writtenLang()}>{text}</span>;
  const isThing = kind === "batch" || kind === "needles";
  return (
    <>
      <section class="alert-do">
        <h2>{t.todo}</h2>
        <ul>
          {adviceOf(kind, visit.lang).map((line) => (
            <li>{line}</li>
          ))}
          {words.extra !== "" && <li lang={writtenLang()}>{words.extra}</li>}
        </ul>
        {note && <p>{note}</p>}
      </section>
      <Facts
        items={[
          { term: t.looks, value: written(words.looks) },
          { term: isThing ? t.does : t.happens, value: written(words.does) },
          { term: t.where, value: written(words.where) },
          { term: t.area, value: <span lang={writtenLang()}>{areaWords(words, visit.district, visit.lang)}</span> },
          { term: t.seen, value: formatDay(seenDay, visit.lang) },
        ]}
      />
    </>
  );
};
