import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { nameWords } from "../../registration/rules/cells.ts";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { minuteOf } from "../../rules/when.ts";
import { seatingPaths } from "../paths.ts";
import type { Published } from "../queries/published.ts";
import type { Draft, Participant } from "../queries/seating.ts";
import type { Pin, WorkshopPlaces } from "../rules/problem.ts";
import { texts } from "../texts/desk.ts";
import { texts as peopleTexts } from "../texts/people.ts";
import { DraftSection } from "./draft.tsx";
import { PinsSection } from "./pins.tsx";
import { TryForm } from "./try-form.tsx";

/** Whoever looks after the places; to publish them is a right of its own. */
export type Allocator = Visit<"conference.allocate" | "conference.publish_allocation">;

/** Everything that stands on the desk at which places are allocated. */
export interface DeskProps {
  readonly visit: Allocator;
  readonly conference: Conference;
  /** Of the programme as it is published. */
  readonly workshops: readonly WorkshopPlaces[];
  readonly people: readonly Participant[];
  /** The newest first. */
  readonly drafts: readonly Draft[];
  /** What of the newest draft is different now. */
  readonly changed: { readonly registrations: boolean; readonly places: boolean };
  readonly published: Published | undefined;
  readonly pins: readonly Pin[];
  /** Those who have come since it was published and have no places yet. */
  readonly late: readonly Participant[];
  /** How many seats do not fit the programme any more. */
  readonly misfits: number;
  /** How many without mail do not know of their places yet. */
  readonly untold: number;
  readonly partyNames: ReadonlyMap<string, string>;
  readonly problem: FormProblem;
}

const isPending = ({ doneAt, failedAt }: Draft) => doneAt === null && failedAt === null;

/** The desk at which the places of workshops are allocated: wishes and rooms, a draft to look at, and publishing it. */
export const DeskPage: FC<DeskProps> = (props) => {
  const { visit, conference, workshops, people, drafts, published, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const [newest] = drafts;
  const pending = newest !== undefined && isPending(newest);
  const href = seatingPaths.desk.to(visit, { id });
  const hasRounds = workshops.some(({ places }) => places.some((count) => count > 0));
  const canWork = isOpen(conference, visit.now) && hasRounds && people.length > 0;
  return (
    <Page
      title={t.title(conference.title)}
      lead={t.lead}
      width="wide"
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" live>{saved}</Notice>}
        </>
      }
      scripts={pending ? ["reload-when-ready.js"] : []}
      {...(pending && { goesOn: { seconds: 3, href } })}
      noIndex
    >
      {published && <PublishedNotice {...props} />}
      {pending ? (
        <Notice title={t.computing} live>
          <p data-ready-news={seatingPaths.deskNews.to(visit, { id })}>{t.computingBody}</p>
          <Actions>
            <ButtonLink kind="secondary" href={href}>
              {t.reload}
            </ButtonLink>
          </Actions>
        </Notice>
      ) : (
        <>
          <Standing {...props} hasRounds={hasRounds} />
          {newest && <DraftSection {...props} draft={newest} before={drafts[1]} />}
          {canWork && <TryForm {...props} />}
          {canWork && <PinsSection {...props} />}
        </>
      )}
    </Page>
  );
};

const PublishedNotice: FC<DeskProps> = ({ visit, conference, published, untold, late, misfits }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  if (!published) return null;
  const canChange = isOpen(conference, visit.now);
  return (
    <Section title={t.published(published.version, minuteOf(published.publishedAt, lang))} lead={canChange ? t.publishedBody : ""}>
      {misfits > 0 && canChange && <Notice tone="warning">{t.misfit(misfits)}</Notice>}
      {late.length > 0 && canChange && <Latecomers {...{ visit, conference, late }} />}
      <Actions>
        <ButtonLink href={seatingPaths.people.to(visit, { id })}>{t.peoplePublished}</ButtonLink>
        {untold > 0 && canChange && (
          <ButtonLink kind="secondary" href={seatingPaths.print.to(visit, { id })}>
            {t.print(untold)}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={seatingPaths.told.to(visit, { id })}>
          {t.see}
        </ButtonLink>
        <ButtonLink kind="secondary" href={seatingPaths.problem.to(visit, { id })} download>
          {t.file}
        </ButtonLink>
      </Actions>
      <p class="registration-hint">{t.fileHint}</p>
    </Section>
  );
};

/** Who has come since, and a button for when it does not happen by itself. */
const Latecomers: FC<Pick<DeskProps, "visit" | "conference" | "late">> = ({ visit, conference, late }) => {
  const { lang } = visit;
  const t = peopleTexts[lang].late;
  return (
    <Notice title={t.title(late.length)}>
      <p>{t.body}</p>
      <p>
        <WrittenWords>{late.map((one) => `${one.number}. ${nameWords(one, lang)}`).join(" · ")}</WrittenWords>
      </p>
      <Form action={seatingPaths.late.to(visit, { id: conference.id })}>
        <Button kind="secondary">{t.now}</Button>
      </Form>
    </Notice>
  );
};

/** What there is to allocate, or why there is nothing. */
const Standing: FC<DeskProps & { hasRounds: boolean }> = ({ visit, conference, people, hasRounds }) => {
  const { lang } = visit;
  const t = texts[lang];
  if (!isOpen(conference, visit.now)) return <p>{conference.cancelledAt ? t.calledOff : t.over}</p>;
  if (!hasRounds)
    return (
      <EmptyState
        title={t.noRounds}
        body={t.noRoundsBody}
        action={<ButtonLink href={paths.programme.to(visit, { id: conference.id })}>{t.toProgramme}</ButtonLink>}
      />
    );
  if (people.length === 0) return <EmptyState title={t.nobody} body={t.nobodyBody} />;
  const wishing = people.filter(({ wishes }) => wishes.length > 0).length;
  return (
    <p>
      {t.facts(people.length, wishing)}{" "}
      {registrationAt(conference, visit.now) !== "closed" && conference.closesAt && t.closes(minuteOf(conference.closesAt, lang))}
    </p>
  );
};
