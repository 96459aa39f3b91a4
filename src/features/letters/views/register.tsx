import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import { Page, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import { letterFilters } from "../queries/letters.ts";
import type { LetterFilter, ListedLetter } from "../queries/letters.ts";
import type { NewestReply } from "../queries/replies.ts";
import { texts } from "../texts.ts";
import { listedLetter } from "./shared.tsx";

interface RegisterProps {
  readonly visit: Visit;
  readonly letters: readonly ListedLetter[];
  /** Addressees that have left the network, for those who look after the letters. */
  readonly left: ReadonlySet<string>;
  readonly counts: Readonly<Record<LetterFilter, number>>;
  readonly filter: LetterFilter;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** Every letter that was sent, newest first, with how each stands; drafts for those who write them. */
export function RegisterPage({ visit, letters, left, counts, filter, page, pages, total }: RegisterProps) {
  const t = texts[visit.lang].register;
  const offered = letterFilters.filter((one) => one !== "drafts" || visit.may("letters.read_drafts"));
  const hasAny = offered.some((one) => counts[one] > 0);
  const at = (one: LetterFilter, to?: number) =>
    paths.letters.to(visit, {}, { show: one === "all" ? undefined : one, page: to });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      description={t.description}
      before={
        visit.query("saved") === "discarded" && (
          <Notice tone="success" live>
            {t.discarded}
          </Notice>
        )
      }
    >
      {hasAny && (
        <Filters
          filters={offered.map((one) => ({ label: t[one], count: counts[one], href: at(one), current: one === filter }))}
        />
      )}
      {letters.length > 0 ? (
        <ItemList items={letters.map((letter) => listedLetter(visit, letter, left))} label={t.title} />
      ) : hasAny ? (
        <EmptyState title={t.emptyFilter} />
      ) : (
        <EmptyState title={t.empty} body={t.emptyBody} />
      )}
      <Pagination page={page} pages={pages} total={total} href={(to) => at(filter, to)} />
    </Page>
  );
}

/** The replies that came last, for the home page. */
export function NewestReplies({ visit, replies }: { visit: Visit; replies: readonly NewestReply[] }) {
  const t = texts[visit.lang];
  return (
    <Section title={t.register.newestReplies} action={<a href={paths.letters.to(visit, {})}>{t.register.title}</a>}>
      <ItemList
        label={t.register.newestReplies}
        items={replies.map((reply) => ({
          key: `reply-${reply.id}`,
          title: <WrittenWords>{reply.letterTitle}</WrittenWords>,
          href: paths.reply.to(visit, { id: reply.id }),
          meta: [reply.addresseeName, formatDay(reply.receivedDay, visit.lang)].filter(Boolean).join(" · "),
          status: { label: t.reply.statuses[reply.kind], tone: reply.kind === "interim" ? ("open" as const) : ("done" as const) },
        }))}
      />
    </Section>
  );
}
