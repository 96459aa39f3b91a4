import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Time } from "../../../ui/time.tsx";
import { Written } from "../../../ui/written.tsx";
import { ideaKind } from "../kinds.ts";
import { paths } from "../paths.ts";
import type { PublicIdea } from "../queries/ideas.ts";
import { texts } from "../texts/ideas.ts";
import { supportWords } from "./list.tsx";

interface IdeaPageProps {
  readonly visit: Visit;
  readonly idea: PublicIdea;
  /** Whether this browser supports it. */
  readonly isSupporter: boolean;
  readonly thread: readonly ThreadStep[];
  readonly problem: FormProblem;
}

/** One idea as it was written, who supports it in numbers, what the forum answered, and its thread. */
export const IdeaPage: FC<IdeaPageProps> = ({ visit, idea, isSupporter, thread, problem }) => {
  const t = texts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const { id, title, what, forWhom, place, partyName, outcome, answer, statusAt, publishedAt } = idea;
  const status = outcome ?? "published";
  const done = (["thanks", "back"] as const).find((one) => one === visit.query("done"));
  return (
    <ItemPage
      kind={t.kind}
      title={title}
      isWritten
      description={what.slice(0, 200)}
      hasErrors={errors.length > 0}
      status={{ label: t.statuses[status], tone: ideaKind.statuses[status]?.tone ?? "neutral", ...(outcome && { date: statusAt }) }}
      breadcrumbs={[
        { href: paths.dialogue.to(visit, {}), label: t.dialogue },
        { href: paths.ideas.to(visit, {}), label: t.title },
      ]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {done && errors.length === 0 && (
            <Notice tone="success" live>
              <p>{t.support[done]}</p>
            </Notice>
          )}
        </>
      }
      facts={[
        { term: t.where, value: place && <span lang={writtenLang()}>{place}</span> },
        { term: t.by, value: partyName && <span lang={writtenLang()}>{partyName}</span> },
        { term: t.published, value: <Time at={publishedAt} /> },
      ]}
      thread={thread}
      actions={
        visit.may("ideas.manage") && (
          <Actions>
            <MakeButtons visit={visit} item={{ kind: ideaKind.kind, id }} />
            <ButtonLink kind="quiet" href={paths.workOne.to(visit, { id })}>
              {t.inWork}
            </ButtonLink>
          </Actions>
        )
      }
    >
      <Written text={what} />
      <Section title={t.forWhom}>
        <Written text={forWhom} />
      </Section>
      {outcome && (
        <Section title={t.answer}>
          <p>
            <strong>{t.outcomes[outcome]}</strong>
          </p>
          <Written text={answer} />
        </Section>
      )}
      <Support {...{ visit, idea, isSupporter }} />
    </ItemPage>
  );
};

/** How many support it, and the one press with which this browser does or does not. */
const Support: FC<Pick<IdeaPageProps, "visit" | "idea" | "isSupporter">> = ({ visit, idea, isSupporter }) => {
  const t = texts[visit.lang].support;
  const isOver = idea.status === "closed";
  return (
    <section class="idea-support" aria-label={t.title}>
      <p class="idea-supporters">{supportWords(visit, idea.supporters, isOver)}</p>
      {isOver ? (
        <p>{t.over}</p>
      ) : (
        <>
          {isSupporter && <p>{t.given}</p>}
          <Form action={paths.support.to(visit, { id: idea.id })}>
            <HiddenField name="do" value={isSupporter ? "take_back" : "support"} />
            <Button kind={isSupporter ? "quiet" : "primary"}>{isSupporter ? t.takeBack : t.give}</Button>
          </Form>
          <p class="idea-support-how">{t.how}</p>
        </>
      )}
    </section>
  );
};
