import type { FC } from "hono/jsx";
import { formatHours } from "../../../../platform/i18n/dates.ts";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { SavedMeanwhile, versionToSend, wasChanged } from "../../../../ui/clash.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextArea } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Status } from "../../../../ui/status.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { minuteOf } from "../../rules/when.ts";
import { outcomePaths } from "../paths.ts";
import type { WorkshopPaths } from "../paths.ts";
import type { Note, WorkshopHere } from "../queries/workshop.ts";
import { isEditable, longestNote, mostRecommendations, moves, neighbourOf } from "../rules/recommendation.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { texts } from "../texts/facilitator.ts";
import { texts as voteTexts } from "../texts/vote.ts";
import { SupportLines } from "./support.tsx";

/** A workshop as somebody was let into it. */
export interface OpenWorkshop extends WorkshopHere {
  /** Until when the link works; undefined for organisers. */
  readonly until: Date | undefined;
}

interface WorkshopProps {
  readonly visit: Visit;
  readonly opened: OpenWorkshop;
  readonly paths: WorkshopPaths;
  /** In their order. */
  readonly recommendations: readonly Recommendation[];
  readonly notes: readonly Note[];
  /** How many have a place, by round. */
  readonly placed: ReadonlyMap<number, number>;
  readonly problem: FormProblem;
  /** The round whose note could not be saved. */
  readonly roundOfProblem: number | undefined;
}

/** Where a recommendation stands on its workshop's page. */
export const anchorOf = ({ id }: Pick<Recommendation, "id">): string => `recommendation-${id}`;

/** Where somebody is on the pages of a workshop, for organisers above it their desk. */
export function workshopCrumbs(visit: Visit, { conference, workshop, until }: OpenWorkshop, paths?: WorkshopPaths) {
  const desk = until ? [] : [{ href: outcomePaths.desk.to(visit, { id: conference.id }), label: conference.title, isWritten: true }];
  return paths ? [...desk, { href: paths.workshop.to(visit, { key: visit.param("key") }), label: workshop.title, isWritten: true }] : desk;
}

/** One workshop for whoever facilitates it: what it recommends, who supports it, and notes of each round. */
export const WorkshopPage: FC<WorkshopProps> = (props) => {
  const { visit, opened, paths, recommendations, placed, problem } = props;
  const { conference, workshop, slots, until } = opened;
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  return (
    <Page
      title={workshop.title}
      kicker={<WrittenWords>{conference.title}</WrittenWords>}
      lead={until ? t.lead : t.byOrganiser}
      breadcrumbs={workshopCrumbs(visit, opened)}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && errors.length === 0 && (
            <Notice tone="success" live>
              {saved}
            </Notice>
          )}
        </>
      }
      noIndex
    >
      {workshop.about && (
        <p class="workshop-question" lang={writtenLang()}>
          {workshop.about}
        </p>
      )}
      <ul class="conference-list">
        {slots.map(({ held, room, ...span }) => {
          const people = held && placed.get(held.round);
          const many = [held && t.places(held.capacity), people !== undefined && t.placed(people)].filter(Boolean);
          return (
            <li>
              {t.round(held?.round ?? 0, formatHours(span, lang), room)}
              {many.length > 0 && ` (${many.join(", ")})`}
            </li>
          );
        })}
      </ul>
      <Section title={t.recommendations.title(recommendations.length, mostRecommendations)} lead={t.recommendations.lead} id="recommendations">
        {recommendations.length === 0 && <EmptyState title={t.recommendations.none} body={t.recommendations.noneBody} />}
        <ol class="recommendations">
          {recommendations.map((one, at) => (
            <WorkshopRecommendation {...{ visit, paths, recommendations, one }} number={at + 1} />
          ))}
        </ol>
        {recommendations.length < mostRecommendations ? (
          <Actions>
            <ButtonLink href={paths.add.to(visit, { key: visit.param("key") })}>{t.recommendations.add}</ButtonLink>
          </Actions>
        ) : (
          <p>{t.recommendations.full}</p>
        )}
      </Section>
      <Notes {...props} />
      {until && <p class="reading-aside">{t.until(minuteOf(until, lang))}</p>}
    </Page>
  );
};

type OneProps = Pick<WorkshopProps, "visit" | "paths" | "recommendations"> & { one: Recommendation; number: number };

const WorkshopRecommendation: FC<OneProps> = ({ visit, paths, recommendations, one, number }) => {
  const t = texts[visit.lang].recommendations;
  const vote = voteTexts[visit.lang].work;
  const params = { key: visit.param("key"), recommendation: one.id };
  return (
    <li class="recommendation" id={anchorOf(one)}>
      <p class="recommendation-sentence" lang={writtenLang()}>
        {one.sentence}
      </p>
      {one.why && <p lang={writtenLang()}>{one.why}</p>}
      <SupportLines {...{ visit }} support={one.support} />
      <Status tone={one.releasedAt ? "done" : "neutral"}>
        {one.releasedAt ? <a href={outcomePaths.recommendation.to(visit, { id: one.id })}>{t.isPublic}</a> : t.notPublic}
      </Status>
      <div class="recommendation-ways">
        <ButtonLink kind="secondary" href={paths.hands.to(visit, params)} aria-label={t.handsOf(number)}>
          {t.hands}
        </ButtonLink>
        <ButtonLink kind="secondary" href={paths.vote.to(visit, params)} aria-label={vote.buttonOf(number)}>
          {vote.button}
        </ButtonLink>
        {isEditable(one) && (
          <ButtonLink kind="secondary" href={paths.change.to(visit, params)} aria-label={t.editOf(number)}>
            {t.edit}
          </ButtonLink>
        )}
        {moves.map(
          (move) =>
            neighbourOf(recommendations, one.id, move) && (
              <Form action={paths.move.to(visit, params)} inline>
                <HiddenField name="move" value={move} />
                <HiddenField name="position" value={String(one.position)} />
                <Button kind="quiet" aria-label={(move === "up" ? t.upOf : t.downOf)(number)}>
                  {t[move]}
                </Button>
              </Form>
            ),
        )}
      </div>
    </li>
  );
};

const Notes: FC<WorkshopProps> = ({ visit, opened, paths, notes, problem, roundOfProblem }) => {
  const { lang } = visit;
  const t = texts[lang].notes;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  return (
    <Section title={t.title} lead={t.lead}>
      {opened.slots.map(({ held }) => {
        if (!held) return null;
        const { round } = held;
        const note = notes.find((one) => one.round === round);
        const failed = roundOfProblem === round && errors.length > 0;
        return (
          <div class="workshop-note" id={`notes-${round}`}>
            {failed && wasChanged(problem) && <SavedMeanwhile items={[{ term: t.now, value: note?.text ?? "" }]} />}
            <Form action={paths.note.to(visit, { key: visit.param("key"), round: String(round) })}>
              <HiddenField name="version" value={String(failed ? versionToSend(problem, note?.version ?? 0) : (note?.version ?? 0))} />
              <TextArea
                name="text"
                id={failed ? "text" : `text-${round}`}
                label={t.label(round)}
                hint={t.hint}
                value={failed ? textOf(problem, "text") : (note?.text ?? "")}
                error={failed ? errorAt(errors, "text") : undefined}
                rows={8}
                limit={longestNote}
              />
              <Actions>
                <Button kind="secondary">{t.saveOf(round)}</Button>
              </Actions>
            </Form>
          </div>
        );
      })}
    </Section>
  );
};
