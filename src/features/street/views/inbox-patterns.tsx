import type { FC } from "hono/jsx";
import { textOf } from "../../../platform/web/form.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import type { ThreadItem } from "../../../thread/queries.ts";
import { readerOf } from "../../../thread/reader.ts";
import { threadSteps } from "../../../thread/steps.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../ui/error-texts.ts";
import { TextArea, TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Time } from "../../../ui/time.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { inboxTexts } from "../texts/inbox.ts";
import { patternKind } from "../kinds.ts";
import { patternStatuses } from "../pattern.ts";
import { paths } from "../paths.ts";
import type { PrivatePattern } from "../queries/patterns.ts";
import { limits } from "../schema.ts";
import { texts } from "../texts/visitors.ts";

/** All patterns, also those that are not public. */
export const InboxPatternsPage: FC<{ visit: Visit; patterns: readonly PrivatePattern[] }> = ({
  visit,
  patterns,
}) => {
  const t = inboxTexts[visit.lang];
  return (
    <Page
      title={t.patterns}
      lead={t.patternsLead}
      width="board"
      noIndex
      breadcrumbs={[{ href: paths.inbox.to(visit, {}), label: t.title }]}
    >
      {patterns.length === 0 ? (
        <EmptyState
          title={t.noPatterns}
          body={t.noPatternsBody}
          action={<ButtonLink href={paths.inbox.to(visit, {})}>{t.title}</ButtonLink>}
        />
      ) : (
        <ItemList
          label={t.patterns}
          items={patterns.map(({ id, title, createdAt, status, publishedAt }) => ({
            key: id,
            title,
            href: paths.inboxPattern.to(visit, { id }),
            meta: (
              <>
                <Time at={createdAt} />
                {publishedAt && ` · ${t.isPublic}`}
              </>
            ),
            status: { label: patternStatuses[status].words[visit.lang], tone: patternStatuses[status].tone },
          }))}
        />
      )}
    </Page>
  );
};

interface InboxPatternProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly pattern: PrivatePattern;
  readonly thread: readonly ThreadItem[];
  /** The observations it joins. */
  readonly observations: readonly { readonly id: string; readonly title: string }[];
}

/** One pattern as a coordinator reads it; the observations it joins stand in its thread. */
export const InboxPatternPage: FC<InboxPatternProps> = ({ visit, problem, pattern, thread, observations }) => {
  const t = inboxTexts[visit.lang];
  const errors = errorsInWords(problem.errors, visit.lang, t.errors);
  const status = patternStatuses[pattern.status];
  const here = { kind: patternKind.kind, id: pattern.id };
  const action = paths.inboxPattern.to(visit, { id: pattern.id });
  const isPublic = pattern.publishedAt !== null;
  const isWriting = textOf(problem, "do") === "publish";
  const valueOf = (field: string, now: string) => (isWriting ? textOf(problem, field) : now);
  return (
    <ItemPage
      kind={patternKind.label[visit.lang]}
      title={pattern.title}
      isWritten
      status={{ label: status.words[visit.lang], tone: status.tone, date: pattern.statusAt }}
      noIndex
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { href: paths.inbox.to(visit, {}), label: t.title },
        { href: paths.inboxPatterns.to(visit, {}), label: t.patterns },
      ]}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && (
            <Notice tone="success" live>
              <p>{t.item.saved}</p>
            </Notice>
          )}
        </>
      }
      facts={[
        { term: texts[visit.lang].seen.patternBegun, value: <Time at={pattern.createdAt} /> },
        {
          term: t.item.public,
          value: isPublic ? (
            <a href={paths.pattern.to(visit, { id: pattern.id })}>{t.item.seePublic}</a>
          ) : (
            t.item.no
          ),
        },
      ]}
      thread={threadSteps(visit, thread, here, readerOf(visit))}
    >
      {wasChanged(problem) && (
        <SavedMeanwhile
          items={[
            { term: t.pattern.title, value: <WrittenWords>{pattern.title}</WrittenWords> },
            { term: t.publish.line, value: pattern.publicLine ? <WrittenWords>{pattern.publicLine}</WrittenWords> : "" },
          ]}
        />
      )}
      <Section title={isPublic ? t.publish.edit : t.publish.title} lead={t.publish.lead}>
        <Form action={action} label={t.publish.title}>
          <HiddenField name="do" value="publish" />
          <HiddenField name="version" value={String(isWriting ? versionToSend(problem, pattern.version) : pattern.version)} />
          <TextField
            name="title"
            label={t.pattern.title}
            hint={t.pattern.titleHint}
            maxlength={120}
            value={valueOf("title", pattern.title)}
            error={errorAt(errors, "title")}
          />
          <TextArea
            name="publicLine"
            label={t.publish.line}
            hint={t.publish.lineHint}
            rows={3}
            limit={limits.publicLine}
            value={valueOf("publicLine", pattern.publicLine ?? "")}
            error={errorAt(errors, "publicLine")}
          />
          <Actions>
            <Button>{isPublic ? t.publish.update : t.publish.save}</Button>
          </Actions>
        </Form>
      </Section>
      {observations.length > 0 && (
        <Section title={t.pattern.observations}>
          <ItemList
            label={t.pattern.observations}
            items={observations.map(({ id, title }) => ({
              key: `in-pattern-${id}`,
              title,
              href: paths.inboxItem.to(visit, { id }),
              actions: (
                <Form action={action}>
                  <HiddenField name="do" value="takeOut" />
                  <HiddenField name="observation" value={id} />
                  <Button kind="quiet">
                    {t.pattern.takeOut}
                    <span class="visually-hidden">{t.chooseThis(title)}</span>
                  </Button>
                </Form>
              ),
            }))}
          />
        </Section>
      )}
      <Section title={t.onward}>
        <Actions>
          <MakeButtons visit={visit} item={here} />
          <Form action={action}>
            <HiddenField name="do" value="status" />
            <HiddenField name="status" value={pattern.status === "open" ? "closed" : "open"} />
            <Button kind="secondary">{pattern.status === "open" ? t.pattern.close : t.pattern.open}</Button>
          </Form>
        </Actions>
      </Section>
    </ItemPage>
  );
};
