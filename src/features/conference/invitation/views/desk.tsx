import type { Child, FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { kindOf } from "../../../../thread/kinds.ts";
import { makeAction } from "../../../../thread/make.tsx";
import type { ThreadItem } from "../../../../thread/queries.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { conferenceKindName } from "../../commands/records.ts";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { isOpen } from "../../rules/stages.ts";
import { wholeSpan } from "../../rules/when.ts";
import { invitationPaths } from "../paths.ts";
import type { LetterBatch } from "../rules/paper.ts";
import { isToRemind, isToSend } from "../rules/standing.ts";
import type { Standing, StandingInvitation } from "../rules/standing.ts";
import { texts } from "../texts/desk.ts";
import { LettersSection, ReadyLetters } from "./letters.tsx";
import { Listed } from "./listed.tsx";

interface DeskProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly list: readonly StandingInvitation[];
  /** Made of the conference, drafts too, the oldest first. */
  readonly letters: readonly ThreadItem[];
  /** On paper, made many at once. */
  readonly batches: readonly LetterBatch[];
  /** Which of them are shown; all when undefined. */
  readonly group: Standing | undefined;
  readonly page: number;
  /** What was typed to find somebody; "" when nothing was. */
  readonly search: string;
  readonly problem: FormProblem;
}

/** The letter, the list, and what is sent: in the order in which it is done. */
export const DeskPage: FC<DeskProps> = (props) => {
  const { visit, conference, list, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const saved = savedWords(visit);
  return (
    <Page
      title={t.title(conference.title)}
      kicker={wholeSpan(conference, lang)}
      lead={t.lead}
      width="wide"
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && (
            <Notice tone="success" live>
              <p>{saved}</p>
              <ReadyLetters {...props} />
            </Notice>
          )}
        </>
      }
      noIndex
    >
      <LetterSection {...props} />
      <Section title={t.list.title}>
        <Actions>
          {isOpen(conference, visit.now) && (
            <>
              <ButtonLink kind="secondary" href={invitationPaths.network.to(visit, { id })}>
                {t.list.network}
              </ButtonLink>
              <ButtonLink kind="secondary" href={invitationPaths.lines.to(visit, { id })}>
                {t.list.lines}
              </ButtonLink>
            </>
          )}
          {list.length > 0 && (
            <ButtonLink kind="quiet" href={invitationPaths.csv.to(visit, { id })} download>
              {t.list.csv}
            </ButtonLink>
          )}
        </Actions>
        {list.length === 0 && <EmptyState title={t.list.empty} body={t.list.emptyBody} />}
      </Section>
      {list.length > 0 && isOpen(conference, visit.now) && <SendSection {...props} />}
      {isOpen(conference, visit.now) && <LettersSection {...props} />}
      {list.length > 0 && <Listed {...props} />}
    </Page>
  );
};

const LetterSection: FC<DeskProps> = ({ visit, conference, letters }) => {
  const t = texts[visit.lang].letter;
  const draft = letters.findLast(({ isPublic }) => !isPublic);
  const sent = letters.findLast(({ isPublic }) => isPublic);
  const href = (letter: ThreadItem) => kindOf("letter").href(visit, letter.id);
  const make = (label: string, kind: "primary" | "quiet") => (
    <Form action={makeAction(visit, { kind: conferenceKindName, id: conference.id }, "letter")}>
      <Button kind={kind}>{label}</Button>
    </Form>
  );
  const mayMake = conference.publishedAt !== null && isOpen(conference, visit.now) && !draft;
  return (
    <Section title={t.title}>
      {sent && (
        <p>
          {t.sent}{" "}
          <a href={href(sent)}>
            <WrittenWords>{sent.title}</WrittenWords>
          </a>
        </p>
      )}
      {draft && (
        <>
          <p>{t.draft}</p>
          <Actions>
            <ButtonLink href={href(draft)}>{t.openDraft}</ButtonLink>
          </Actions>
        </>
      )}
      {!sent && !draft && <p>{conference.publishedAt ? t.none : t.unpublished}</p>}
      {mayMake && (sent ? make(t.again, "quiet") : make(t.make, "primary"))}
    </Section>
  );
};

const SendSection: FC<DeskProps> = ({ visit, conference, list }) => {
  const t = texts[visit.lang].send;
  const { id } = conference;
  const [toSend, toRemind] = [isToSend, isToRemind].map((test) => list.filter(test).length) as [number, number];
  return (
    <Section title={t.title}>
      <div class="invitation-steps">
        {toSend > 0 ? (
          <Step hint={t.hint} action={invitationPaths.send.to(visit, { id })}>
            <Button>{t.button(toSend)}</Button>
          </Step>
        ) : (
          <p>{t.nobody}</p>
        )}
        {toRemind > 0 && (
          <Step hint={t.remindHint} action={invitationPaths.remind.to(visit, { id })}>
            <Button kind="secondary">{t.remind(toRemind)}</Button>
          </Step>
        )}
      </div>
    </Section>
  );
};

const Step: FC<{ hint: string; action: string; children?: Child }> = ({ hint, action, children }) => (
  <Form action={action}>
    <p>{hint}</p>
    {children}
  </Form>
);

/** What was just done, with its numbers. */
function savedWords(visit: Visit): string | undefined {
  const t = texts[visit.lang].saved;
  const number = (name: string) => (/^\d{1,5}$/.test(visit.query(name)) ? Number(visit.query(name)) : 0);
  switch (visit.query("saved")) {
    case "listed":
      return t.listed(number("count"), number("known"));
    case "sent":
      return t.sent(number("count"));
    case "reminded":
      return t.reminded(number("count"));
    case "removed":
      return t.removed;
    case "printed":
      return t.printed(number("count"));
    default:
      return undefined;
  }
}
