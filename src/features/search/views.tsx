import type { FC } from "hono/jsx";
import { formatDate } from "../../platform/i18n/dates.ts";
import type { Visit } from "../../platform/web/routes.ts";
import { kindOf } from "../../thread/kinds.ts";
import type { Excerpt } from "../../thread/search-excerpt.ts";
import type { Found, FoundItem } from "../../thread/search.ts";
import { statusDate } from "../../thread/steps.ts";
import { Button } from "../../ui/button.tsx";
import { Doors } from "../../ui/door.tsx";
import type { Door } from "../../ui/door.tsx";
import { TextField } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { Page, Section } from "../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../ui/list.tsx";
import type { ListItem } from "../../ui/list.tsx";
import { searchPath } from "./paths.ts";
import type { FoundEntry } from "./queries.ts";
import { longestSearch } from "./schema.ts";
import { texts } from "./texts.ts";

export const resultsOnAPage = 20;

export interface Results extends Found {
  /** What is no item; shown before them. */
  readonly entries: readonly FoundEntry[];
  /** Nothing has all the words: these have some of them. */
  readonly isRough: boolean;
}

type SearchProps = Results & { visit: Visit; words: string; page: number; elsewhere: readonly Door[] };

export const SearchPage: FC<SearchProps> = ({ visit, words, entries, items, total, isMore, isRough, page, elsewhere }) => {
  const t = texts[visit.lang];
  const isNothing = items.length === 0 && entries.length === 0;
  return (
    <Page title={words ? t.titleWith(words) : t.title} lead={words === "" && (visit.actor.kind === "member" ? t.leadMember : t.lead)} width="wide" noIndex={words !== ""}>
      <search>
        <Form method="get" action={searchPath.to(visit, {})} inline>
          <TextField name="q" type="search" label={t.label} value={words} maxlength={longestSearch} />
          <Button>{t.button}</Button>
        </Form>
      </search>
      {words !== "" && isNothing && (
        <>
          <EmptyState title={t.nothing(words)} body={t.nothingBody} />
          <Section title={t.elsewhere}>
            <Doors doors={elsewhere} label={t.elsewhere} />
          </Section>
        </>
      )}
      {!isNothing && (
        <Section title={isRough ? t.foundRoughly : isMore ? t.foundMore(total - 1) : t.found(total + entries.length)} lead={isRough && t.foundRoughlyLead}>
          <ItemList items={[...entries.map((one) => entryRow(visit, one)), ...items.map((item) => row(visit, item))]} />
          <Pagination
            page={page}
            pages={Math.ceil(total / resultsOnAPage)}
            href={(to) => searchPath.to(visit, {}, { q: words, page: to === 1 ? undefined : to })}
          />
        </Section>
      )}
    </Page>
  );
};

function entryRow({ lang }: Visit, { entry, excerpt }: FoundEntry): ListItem {
  const danish = entry.isDanish && lang === "en" ? "da" : undefined;
  return {
    key: entry.key,
    kind: entry.kind,
    title: <span lang={danish}>{entry.title}</span>,
    href: entry.href,
    meta: excerpt.length > 0 && <Marked {...{ excerpt }} lang={danish} />,
    ...(entry.status && { status: entry.status }),
  };
}

const Marked: FC<{ excerpt: Excerpt; lang: "da" | undefined }> = ({ excerpt, lang }) => (
  <span lang={lang}>{excerpt.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</span>
);

function row(visit: Visit, item: FoundItem): ListItem {
  const { lang } = visit;
  const kind = kindOf(item.kind);
  const status = kind.statuses[item.status];
  const danish = lang === "en" ? "da" : undefined;
  return {
    key: `${item.kind}-${item.id}`,
    kind: `${kind.label[lang]} · ${formatDate(item.at, lang)}`,
    title: <span lang={danish}>{item.title}</span>,
    href: kind.href(visit, item.id),
    meta: item.excerpt.length > 0 && <Marked excerpt={item.excerpt} lang={danish} />,
    status: status && { label: status.words[lang], tone: status.tone, date: statusDate(item) },
  };
}
