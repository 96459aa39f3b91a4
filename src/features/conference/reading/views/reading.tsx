import type { FC } from "hono/jsx";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { renderMarkdown } from "../../../../platform/markdown/render.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { ButtonLink } from "../../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { amountOf, inLanguage } from "../reading.ts";
import type { ReadingGroup, ReadingText } from "../reading.ts";
import { readingPaths } from "../paths.ts";
import { anchorOf, hostOf, readingFileWords } from "../words.ts";
import { texts } from "../texts.ts";
import { wholeSpan } from "../../rules/when.ts";

interface ReadingProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly groups: readonly ReadingGroup[];
}

/** What one reads before a conference: contents, then every summary in print order, each with the way to the whole text. */
export const ReadingPage: FC<ReadingProps> = ({ visit, conference, groups }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { texts: count, pages } = amountOf(groups);
  return (
    <Page
      title={t.title}
      kicker={wholeSpan(conference, lang)}
      lead={t.lead}
      description={`${conference.title}. ${wholeSpan(conference, lang)}`}
      breadcrumbs={[{ href: paths.conference.to(visit, { id: conference.id }), label: conference.title, isWritten: true }]}
    >
      <p class="reading-amount">{t.amount(count, pages)}</p>
      <div class="on-screen">
        <Actions>
          <ButtonLink href={readingPaths.pdf.to(visit, { id: conference.id })}>{t.whole}</ButtonLink>
        </Actions>
        <p class="reading-aside">
          {t.wholeHint} {t.print}
        </p>
      </div>
      {count > 1 && <Contents {...{ visit, groups }} />}
      {groups.map((group) => (
        <Section title={<GroupTitle {...{ lang, group }} />}>
          {group.texts.map((text) => (
            <TextToRead {...{ visit, conference, text }} />
          ))}
        </Section>
      ))}
    </Page>
  );
};

/** For whom the texts of a group are; the name of a workshop is written in Danish. */
export const GroupTitle: FC<{ lang: Lang; group: ReadingGroup }> = ({ lang, group: { workshop } }) => {
  if (!workshop) return <>{texts[lang].forAll}</>;
  return (
    <>
      {texts[lang].forWorkshop} <WrittenWords>{workshop.title}</WrittenWords>
    </>
  );
};

const Contents: FC<Pick<ReadingProps, "visit" | "groups">> = ({ visit, groups }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <nav class="reading-contents" aria-labelledby="contents">
      <h2 id="contents" class="kicker">
        {t.contents}
      </h2>
      <ol>
        {groups.flatMap(({ workshop, texts: own }) =>
          own.map((text) => {
            const shown = inLanguage(text, lang);
            return (
              <li>
                <a href={`#${anchorOf(text)}`} lang={shown.lang === lang ? undefined : writtenLang()}>
                  {shown.title}
                </a>
                {text.file?.pages && <span class="reading-aside"> {t.pages(text.file.pages)}</span>}
                {workshop && (
                  <span class="reading-aside">
                    {" · "}
                    {t.workshop}: <WrittenWords>{workshop.title}</WrittenWords>
                  </span>
                )}
              </li>
            );
          }),
        )}
      </ol>
    </nav>
  );
};

const TextToRead: FC<Pick<ReadingProps, "visit" | "conference"> & { text: ReadingText }> = ({ visit, conference, text }) => {
  const { lang } = visit;
  const t = texts[lang];
  const shown = inLanguage(text, lang);
  const detail = text.file && readingFileWords(text.file, lang);
  return (
    <article class="reading-text" id={anchorOf(text)}>
      <div lang={shown.lang === lang ? undefined : writtenLang()}>
        <h3>{shown.title}</h3>
        <p class="reading-aside">{text.source}</p>
        <Prose html={renderMarkdown(shown.summary)} />
      </div>
      <p class="reading-whole">
        {text.file && detail && (
          <a href={readingPaths.file.to(visit, { id: conference.id, text: text.id })} aria-label={`${t.file(detail)}: ${shown.title}`}>
            {t.file(detail)}
          </a>
        )}
        {text.link && (
          <a href={text.link} rel="noopener noreferrer" aria-label={`${t.link(hostOf(text.link))}: ${shown.title}`}>
            {t.link(hostOf(text.link))}
          </a>
        )}
      </p>
    </article>
  );
};

/** On the page of the conference: that there is something to read, once everyone may. */
export const ReadBefore: FC<ReadingProps> = ({ visit, conference, groups }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { texts: count, pages } = amountOf(groups);
  if (count === 0) return null;
  return (
    <Section title={t.onPage.title} id="reading">
      <p>{t.onPage.body(t.amount(count, pages))}</p>
      <p>
        <ButtonLink kind="secondary" href={readingPaths.pack.to(visit, { id: conference.id })}>
          {t.onPage.link}
        </ButtonLink>
      </p>
    </Section>
  );
};
