import type { Child, FC } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { HaveCode } from "../../../ui/receipt.tsx";
import { paths } from "../paths.ts";
import { statusOn } from "../rules/question.ts";
import type { QuestionStatus } from "../rules/question.ts";
import type { Question } from "../queries/questions.ts";
import { texts } from "../texts/dialogue.ts";
import { importTexts } from "../texts/import.ts";

interface ListProps {
  readonly visit: Visit;
  readonly questions: readonly Question[];
  /** Sections of other features. */
  readonly told: Child[];
}

const sections = ["draft", "open", "closed"] as const satisfies readonly QuestionStatus[];

/** All questions: what can be answered first, then what came out of earlier ones. */
export const ListPage: FC<ListProps> = ({ visit, questions, told }) => {
  const t = texts[visit.lang];
  const titles = { draft: t.drafts, open: t.open, closed: t.closed };
  return (
    <Page title={t.title} lead={t.lead} description={t.lead}>
      {visit.may("dialogue.manage") && (
        <Actions>
          <ButtonLink kind="secondary" href={paths.add.to(visit, {})}>
            {t.add}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.addImport.to(visit, {})}>
            {importTexts[visit.lang].link}
          </ButtonLink>
        </Actions>
      )}
      {questions.length === 0 && <EmptyState title={t.empty} body={t.emptyBody} />}
      {sections.map((status) => {
        const these = questions.filter((question) => statusOn(question, dayOf(visit.now)) === status);
        return (
          these.length > 0 && (
            <Section title={titles[status]}>
              <ItemList
                items={these.map((question) => ({
                  key: question.id,
                  title: <span lang={writtenLang()}>{question.title}</span>,
                  href: paths.question.to(visit, { id: question.id }),
                  meta: [
                    status !== "draft" && t.people(question.people),
                    status === "open" && t.until(formatDay(question.closesOn, visit.lang)),
                  ]
                    .filter(Boolean)
                    .join(" · "),
                }))}
              />
            </Section>
          )
        );
      })}
      {told}
      <Actions>
        <HaveCode />
      </Actions>
    </Page>
  );
};
