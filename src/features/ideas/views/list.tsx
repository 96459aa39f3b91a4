import type { FC } from "hono/jsx";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { HaveCode } from "../../../ui/receipt.tsx";
import { shownSupport } from "../idea.ts";
import { paths } from "../paths.ts";
import { ideasOnAPage, orders } from "../queries/ideas.ts";
import type { IdeaFilter, PublicIdea } from "../queries/ideas.ts";
import { texts } from "../texts/ideas.ts";

interface IdeasPageProps {
  readonly visit: Visit;
  readonly ideas: readonly PublicIdea[];
  readonly total: number;
  readonly filter: IdeaFilter;
  /** Questions from which ideas have come. */
  readonly questions: readonly { readonly id: string; readonly title: string }[];
}

/** Everything people have proposed in public: the newest, the most supported, or what came from one question. */
export const IdeasPage: FC<IdeasPageProps> = ({ visit, ideas, total, filter, questions }) => {
  const t = texts[visit.lang];
  const { order, questionId, page } = filter;
  const address = (to: { order?: string; page?: number }) =>
    paths.ideas.to(visit, {}, {
      order: (to.order ?? order) === "newest" ? undefined : (to.order ?? order),
      question: questionId,
      page: to.page === 1 ? undefined : to.page,
    });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      description={t.lead}
      breadcrumbs={[{ href: paths.dialogue.to(visit, {}), label: t.dialogue }]}
    >
      <Actions>
        <ButtonLink href={paths.write.to(visit, {}, { question: questionId })}>{t.write}</ButtonLink>
        <HaveCode />
      </Actions>
      {total > 1 && (
        <Filters
          label={t.orderLabel}
          filters={orders.map((one) => ({ label: t[one], href: address({ order: one }), current: one === order }))}
        />
      )}
      {questions.length > 0 && <ByQuestion {...{ visit, filter, questions }} />}
      {ideas.length === 0 ? (
        <EmptyState title={questionId ? t.emptyQuestion : t.empty} body={t.emptyBody} />
      ) : (
        <ItemList label={t.title} items={ideas.map((idea) => ideaRow(visit, idea))} />
      )}
      <Pagination page={page} pages={Math.ceil(total / ideasOnAPage)} total={total} href={(to) => address({ page: to })} />
    </Page>
  );
};

const ByQuestion: FC<Pick<IdeasPageProps, "visit" | "filter" | "questions">> = ({ visit, filter, questions }) => {
  const t = texts[visit.lang];
  return (
    <Form method="get" action={paths.ideas.to(visit, {})} inline>
      {filter.order !== "newest" && <HiddenField name="order" value={filter.order} />}
      <Select
        name="question"
        label={t.question}
        empty={t.allQuestions}
        width="full"
        options={questions.map(({ id, title }) => ({ value: id, label: title }))}
        value={filter.questionId ?? ""}
      />
      <Button kind="secondary">{t.show}</Button>
    </Form>
  );
};

/** One idea in a list: what, how many support it, since when; its status once the forum has answered. */
export function ideaRow(visit: Visit, { id, title, partyName, publishedAt, outcome, supporters, status }: PublicIdea): ListItem {
  const { lang } = visit;
  const t = texts[lang];
  return {
    key: id,
    title: <span lang={writtenLang()}>{title}</span>,
    href: paths.idea.to(visit, { id }),
    meta: (
      <>
        {supportWords(visit, supporters, status === "closed")} · {formatDate(publishedAt, lang)}
        {partyName && (
          <>
            {" · "}
            <span lang={writtenLang()}>{partyName}</span>
          </>
        )}
      </>
    ),
    ...(outcome && { status: { label: t.statuses[outcome], tone: outcome === "taken_further" ? "done" : "neutral" } }),
  };
}

/** How many support an idea, in words; or did until it was closed. */
export function supportWords(visit: Visit, supporters: number, isOver = false): string {
  const t = texts[visit.lang].support;
  const shown = shownSupport(supporters);
  if (shown === "few") return isOver ? t.wasFew : t.few;
  return isOver ? t.wasMany(shown) : t.many(shown);
}
