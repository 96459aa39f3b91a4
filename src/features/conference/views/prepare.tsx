import type { FC } from "hono/jsx";
import { dayOf, formatDayAndDate, formatHours } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { errorsInWords } from "../../../ui/error-texts.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { peopleNames } from "../rules/programme/change-words.ts";
import { conflictsOf, slotsIn } from "../rules/programme/conflicts.ts";
import { blocksOf, directions, moveBlock } from "../rules/programme/moving.ts";
import type { Block } from "../rules/programme/moving.ts";
import type { Listed } from "../notice/queries/hearers.ts";
import type { Reached } from "../notice/queries/reached.ts";
import { NotToldYet } from "../notice/views/told.tsx";
import { changeSessionHref, newSessionHref, paths } from "../paths.ts";
import { sessionKinds, slotsOf, unheldWorkshops } from "../rules/programme/programme.ts";
import type { Session, Slot } from "../rules/programme/programme.ts";
import type { Conference } from "../queries/conferences.ts";
import type { Version, WorkingProgramme } from "../queries/programme.ts";
import { texts as overviewTexts } from "../texts/overview.ts";
import { texts } from "../texts/visitors.ts";
import { texts as workTexts } from "../texts/work.ts";
import { wholeSpan } from "../rules/when.ts";
import { ConflictNotice } from "./conflicts.tsx";
import { EndSection, LetterSection } from "./stages.tsx";
import { stageWords } from "./list.tsx";

interface PrepareProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly programme: WorkingProgramme;
  readonly versions: readonly Version[];
  /** How many cancelling would tell. */
  readonly reached: Reached;
  readonly hearers: readonly Listed[];
  readonly problem: FormProblem;
}

/** The desk at which a programme is built: everything by the clock, with what does not fit, and all that can be done. */
export const PreparePage: FC<PrepareProps> = (props) => {
  const { visit, conference, programme, versions, reached, hearers, problem } = props;
  const { lang } = visit;
  const t = workTexts[lang];
  const { id } = conference;
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const conflicts = conflictsOf(programme);
  const inConflict = new Set(conflicts.flatMap(slotsIn));
  const blocks = blocksOf(programme);
  const unheld = unheldWorkshops(programme);
  return (
    <Page
      title={t.programme.title(conference.title)}
      kicker={`${stageWords(visit, conference).label} · ${wholeSpan(conference, lang)}`}
      lead={t.programme.lead}
      width="wide"
      breadcrumbs={[
        { href: paths.conferences.to(visit, {}), label: texts[lang].title },
        { href: paths.overview.to(visit, { id }), label: overviewTexts[lang].open },
      ]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" live>{saved}</Notice>}
          <NotToldYet {...{ visit, conference, hearers }} />
        </>
      }
      noIndex
    >
      <Actions>
        <ButtonLink href={paths.publish.to(visit, { id })}>{t.programme.publish}</ButtonLink>
        <ButtonLink kind="secondary" href={paths.change.to(visit, { id })}>
          {t.programme.details}
        </ButtonLink>
        {conference.publishedAt ? (
          <ButtonLink kind="quiet" href={paths.conference.to(visit, { id })}>
            {t.programme.see}
          </ButtonLink>
        ) : (
          <ButtonLink kind="quiet" href={paths.overview.to(visit, { id })}>
            {overviewTexts[lang].open}
          </ButtonLink>
        )}
      </Actions>
      <ConflictNotice {...{ lang, conflicts }} />
      {conflicts.length === 0 && programme.sessions.length > 0 && <p class="conference-fits">{t.programme.noConflicts}</p>}
      {blocks.length === 0 && unheld.length === 0 ? (
        <EmptyState title={t.programme.empty} body={t.programme.emptyBody} />
      ) : (
        <ol class="desk">
          {blocks.map((block, at) => (
            <>
              {dayOf(block.startsAt) !== dayOf(blocks[at - 1]?.startsAt ?? conference.startsAt) && (
                <li class="programme-day">{formatDayAndDate(block.startsAt, lang)}</li>
              )}
              <DeskBlock {...{ visit, conference, programme, blocks, block, inConflict }} />
            </>
          ))}
        </ol>
      )}
      {unheld.length > 0 && (
        <Section title={t.programme.unheld} lead={t.programme.unheldBody}>
          <ul class="desk-workshops">
            {unheld.map((session) => (
              <li>
                <SessionWords {...{ visit, conference, session }} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.programme.add}>
        <Actions>
          {sessionKinds.map((kind) => (
            <ButtonLink kind="secondary" href={newSessionHref(visit, id, kind)} aria-label={t.programme.addNamed[kind]}>
              {t.programme.addKinds[kind]}
            </ButtonLink>
          ))}
          <ButtonLink kind="secondary" href={paths.rounds.to(visit, { id })}>
            {t.programme.rounds}
          </ButtonLink>
        </Actions>
      </Section>
      <LetterSection {...{ visit, conference, versions }} />
      <EndSection {...{ visit, conference, reached, problem }} />
    </Page>
  );
};

interface DeskBlockProps extends Pick<PrepareProps, "visit" | "conference" | "programme"> {
  readonly blocks: readonly Block[];
  readonly block: Block;
  readonly inConflict: ReadonlySet<string>;
}

const DeskBlock: FC<DeskBlockProps> = ({ visit, conference, programme, blocks, block, inConflict }) => {
  const t = workTexts[visit.lang].programme;
  const slots = slotsOf(programme).filter(({ key, held }) => (block.round === undefined ? key === block.key : held?.round === block.round));
  const session = block.round === undefined ? slots[0]?.session : undefined;
  const name = session?.title ?? t.round(block.round ?? 0);
  return (
    <li class="desk-block" id={block.key}>
      <p class="programme-time">{formatHours(block, visit.lang)}</p>
      <div class="desk-what">
        {session && <SessionWords {...{ visit, conference, session }} slot={slots[0]} clashes={inConflict.has(block.key)} />}
        {block.round !== undefined && (
          <>
            <p class="desk-title">{t.round(block.round)}</p>
            {slots.length === 0 && <p>{t.roundEmpty}</p>}
            <ul class="desk-workshops">
              {slots.map((slot) => (
                <li>
                  <SessionWords {...{ visit, conference, slot }} session={slot.session} clashes={inConflict.has(slot.key)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="desk-moves">
        {directions.map(
          (direction) =>
            moveBlock(blocks, block.key, direction) && (
              <Form action={paths.move.to(visit, { id: conference.id })} inline>
                <HiddenField name="key" value={block.key} />
                <HiddenField name="direction" value={direction} />
                <HiddenField name="from" value={block.startsAt.toISOString()} />
                <Button kind="quiet" aria-label={t.moveOf[direction](name)}>
                  {t[direction]}
                </Button>
              </Form>
            ),
        )}
      </div>
    </li>
  );
};

type SessionWordsProps = Pick<PrepareProps, "visit" | "conference"> & { session: Session; slot?: Slot | undefined; clashes?: boolean };

const SessionWords: FC<SessionWordsProps> = ({ visit, conference, session, slot, clashes = false }) => {
  const { lang } = visit;
  const t = texts[lang].programme;
  const words = workTexts[lang].programme;
  const about = [
    session.kind === "break" ? "" : t.kinds[session.kind],
    peopleNames(session.people, lang),
    slot?.room,
    slot?.held && t.seats(slot.held.capacity),
  ];
  return (
    <>
      <p class="desk-title">
        <a href={changeSessionHref(visit, conference.id, session)} aria-label={words.editOf(session.title)}>
          <WrittenWords>{session.title}</WrittenWords>
        </a>
      </p>
      <p class="desk-about">{about.filter(Boolean).join(" · ")}</p>
      {clashes && <p class="desk-clash">{words.clash}</p>}
    </>
  );
};
