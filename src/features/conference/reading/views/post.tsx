import type { FC } from "hono/jsx";
import { textsOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { CheckboxGroup } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { registrationPaths } from "../../registration/paths.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { texts as secretaryTexts } from "../../registration/texts/secretary.ts";
import { readingPaths } from "../paths.ts";
import type { ReadingGroup } from "../reading.ts";
import { texts } from "../texts.ts";
import { textsOfAll } from "../told.ts";
import { readingFileWords } from "../words.ts";

interface PostProps {
  readonly visit: Visit;
  readonly conference: Conference;
  /** What is out, in print order. */
  readonly groups: readonly ReadingGroup[];
  /** Who has not had all of it, and how many texts they lack. */
  readonly waiting: readonly { readonly registration: Registration; readonly missing: number; readonly hasNone: boolean }[];
  readonly problem: FormProblem;
}

/** Whom the secretary sends the reading pack on paper, and what to print; also to be printed itself. */
export const ReadingPostPage: FC<PostProps> = (props) => {
  const { visit, conference, groups, waiting, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const errors = errorsInWords(problem.errors, lang, t.errors);
  return (
    <Page
      title={t.post.title}
      kicker={conference.title}
      lead={waiting.length > 0 ? t.post.lead(waiting.length) : undefined}
      breadcrumbs={[
        { href: paths.conference.to(visit, { id }), label: conference.title, isWritten: true },
        { href: registrationPaths.list.to(visit, { id }), label: secretaryTexts[lang].list },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "posted" && <Notice tone="success" live>{t.saved.posted}</Notice>}
        </>
      }
      noIndex
    >
      {groups.length === 0 && <EmptyState title={t.post.notYet} body={t.post.notYetBody} />}
      {groups.length > 0 && waiting.length === 0 && <EmptyState title={t.post.nobody} body={t.post.nobodyBody} />}
      {waiting.length > 0 && (
        <>
          <ToPrint {...{ visit, conference, groups }} />
          <PeopleForm {...props} />
        </>
      )}
      <p class="reading-aside">{t.post.mails}</p>
    </Page>
  );
};

const ToPrint: FC<Pick<PostProps, "visit" | "conference" | "groups">> = ({ visit, conference, groups }) => {
  const { lang } = visit;
  const t = texts[lang].post;
  const { id } = conference;
  return (
    <Section title={t.print}>
      <div class="on-screen">
        <Actions>
          <ButtonLink kind="secondary" href={readingPaths.pdf.to(visit, { id })}>
            {t.pack}
          </ButtonLink>
        </Actions>
      </div>
      <p>{t.order}</p>
      <ol class="reading-order">
        {textsOfAll(groups).map(({ id: text, title, file }) => (
          <li>
            <WrittenWords>{title}</WrittenWords>
            {file && (
              <>
                {" · "}
                <a href={readingPaths.file.to(visit, { id, text })} aria-label={`${t.file(readingFileWords(file, lang))}: ${title}`}>
                  {t.file(readingFileWords(file, lang))}
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
};

const PeopleForm: FC<PostProps> = ({ visit, conference, groups, waiting, problem }) => {
  const { lang } = visit;
  const t = texts[lang].post;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  const wasSent = problem.errors.length > 0;
  return (
    <Form action={readingPaths.post.to(visit, { id: conference.id })}>
      {textsOfAll(groups).map(({ id }) => (
        <HiddenField name="texts" value={id} />
      ))}
      <CheckboxGroup
        name="people"
        label={t.people}
        hint={t.peopleHint}
        error={errorAt(errors, "people")}
        values={wasSent ? textsOf(problem, "people") : waiting.map(({ registration }) => registration.id)}
        options={waiting.map(({ registration: { id, name, number, address, phone }, missing, hasNone }) => ({
          value: id,
          label: <WrittenWords>{`${number}. ${name ?? secretaryTexts[lang].erased}`}</WrittenWords>,
          hint: [address ?? t.noAddress, phone, hasNone ? t.all : t.missing(missing)].filter(Boolean).join(" · "),
        }))}
      />
      <Actions>
        <Button>{t.done}</Button>
      </Actions>
    </Form>
  );
};
