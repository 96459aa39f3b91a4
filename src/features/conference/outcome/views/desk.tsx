import type { FC } from "hono/jsx";
import { formatTime } from "../../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../../platform/markdown/render.ts";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Checkbox } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Prose } from "../../../../ui/prose.tsx";
import { Status } from "../../../../ui/status.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import type { Session } from "../../rules/programme/programme.ts";
import { outcomePaths } from "../paths.ts";
import type { Note } from "../queries/workshop.ts";
import { linkEndsAt } from "../rules/links.ts";
import { facilitatedDays } from "../rules/recommendation.ts";
import type { Recommendation } from "../rules/recommendation.ts";
import { voteEndsAt } from "../rules/support.ts";
import { texts } from "../texts/desk.ts";
import { texts as facilitatorTexts } from "../texts/facilitator.ts";
import { texts as plenaryTexts } from "../texts/plenary.ts";
import { SupportLines } from "./support.tsx";

/** A workshop as organisers see it. */
export interface WorkshopForWork {
  readonly workshop: Session;
  readonly recommendations: readonly Recommendation[];
  readonly notes: readonly Note[];
  /** How many links to it are open. */
  readonly links: number;
}

interface DeskProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly workshops: readonly WorkshopForWork[];
  readonly problem: FormProblem;
}

/** All workshops of a conference for its organisers: who is let in, what is written, and what goes out. */
export const OutcomeDeskPage: FC<DeskProps> = (props) => {
  const { visit, conference, workshops, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  return (
    <Page
      title={t.open}
      lead={t.lead}
      width="wide"
      breadcrumbs={[{ href: paths.overview.to(visit, { id: conference.id }), label: conference.title, isWritten: true }]}
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
      {workshops.length > 0 && (
        <Actions>
          <ButtonLink kind="secondary" href={outcomePaths.plenary.to(visit, { id: conference.id })}>
            {plenaryTexts[lang].open}
          </ButtonLink>
        </Actions>
      )}
      {workshops.length === 0 && <EmptyState title={t.noWorkshops} body={t.noWorkshopsBody} />}
      {workshops.map((one) => (
        <Section title={<WrittenWords>{one.workshop.title}</WrittenWords>} id={`workshop-${one.workshop.id}`}>
          <div class="outcome-workshop">
            <div>
              <Written {...props} one={one} />
              <Release {...props} one={one} />
            </div>
            <Links {...props} one={one} />
          </div>
        </Section>
      ))}
    </Page>
  );
};

type OneProps = DeskProps & { one: WorkshopForWork };

/** The errors that belong to this workshop's forms, and how its fields are told from those of the others. */
function formOf({ visit, problem, one: { workshop } }: OneProps) {
  const isFailed = problem.errors.length > 0 && visit.param("workshop") === workshop.id;
  const errors = isFailed ? errorsInWords(problem.errors, visit.lang, texts[visit.lang].errors) : [];
  return {
    field: (name: string) => ({ name, id: isFailed ? name : `${name}-${workshop.id}`, value: isFailed ? textOf(problem, name) : "", error: errorAt(errors, name) }),
    params: { id: visit.param("id"), workshop: workshop.id },
  };
}

const Written: FC<OneProps> = ({ visit, one: { workshop, recommendations, notes } }) => {
  const t = texts[visit.lang];
  const words = facilitatorTexts[visit.lang].recommendations;
  return (
    <>
      {recommendations.length === 0 && <p>{t.none}</p>}
      <ol class="recommendations">
        {recommendations.map((one) => (
          <li class="recommendation">
            <p class="recommendation-sentence" lang={writtenLang()}>
              {one.sentence}
            </p>
            {one.why && <p lang={writtenLang()}>{one.why}</p>}
            <SupportLines visit={visit} support={one.support} />
            <Status tone={one.releasedAt ? "done" : "neutral"}>
              {one.releasedAt ? <a href={outcomePaths.recommendation.to(visit, { id: one.id })}>{words.isPublic}</a> : words.notPublic}
            </Status>
          </li>
        ))}
      </ol>
      {notes.length > 0 && (
        <Fold summary={t.notes(notes.length)}>
          {notes.map(({ round, text }) => (
            <>
              <h3>{t.round(round)}</h3>
              <div lang={writtenLang()}>
                <Prose html={renderMarkdown(text)} />
              </div>
            </>
          ))}
        </Fold>
      )}
      <p>
        <a href={outcomePaths.forWork.workshop.to(visit, { key: workshop.id })} aria-label={t.writeFor(workshop.title)}>
          {t.write}
        </a>
      </p>
    </>
  );
};

/** What is not public yet goes out together, as it was read, once no vote on it goes on. */
const Release: FC<OneProps> = (props) => {
  const { visit, one } = props;
  const t = texts[visit.lang].release;
  const waiting = one.recommendations.filter(({ releasedAt }) => !releasedAt);
  if (waiting.length === 0) return null;
  const { field, params } = formOf(props);
  const endsAt = voteEndsAt(waiting, visit.now);
  if (endsAt) return <p class="outcome-release">{t.voteOpen(waiting.length, formatTime(endsAt, visit.lang))}</p>;
  return (
    <div class="outcome-release">
      <Form action={outcomePaths.release.to(visit, params)} label={t.buttonFor(one.workshop.title)}>
        <p>{t.waiting(waiting.length)}</p>
        {waiting.map(({ id, version }) => (
          <HiddenField name="read" value={`${id}.${version}`} />
        ))}
        <Checkbox {...field("consent")} value="1" label={t.consent} />
        <Actions>
          <Button aria-label={t.buttonFor(one.workshop.title)}>{t.button}</Button>
        </Actions>
      </Form>
    </div>
  );
};

const Links: FC<OneProps> = (props) => {
  const { visit, conference, one } = props;
  const { title } = one.workshop;
  const t = texts[visit.lang].facilitator;
  const { field, params } = formOf(props);
  const isOver = linkEndsAt(conference) <= visit.now;
  return (
    <div class="outcome-links">
      <h3>{t.title}</h3>
      {isOver ? (
        <p>{t.over}</p>
      ) : (
        <>
          <p>{t.open(one.links)}</p>
          <Form action={outcomePaths.invite.to(visit, params)} label={t.sendFor(title)}>
            <TextField {...field("mail")} label={t.mail} type="email" autocomplete="off" width="full" />
            <Button kind="secondary" aria-label={t.sendFor(title)}>
              {t.send}
            </Button>
          </Form>
          <Form action={outcomePaths.print.to(visit, params)}>
            <Button kind="secondary" aria-label={t.printFor(title)}>
              {t.print}
            </Button>
          </Form>
          {one.links > 0 && (
            <Form action={outcomePaths.endLinks.to(visit, params)}>
              <Button kind="quiet" aria-label={t.endFor(title)}>
                {t.end}
              </Button>
            </Form>
          )}
          <p class="reading-aside">{t.hint(facilitatedDays)}</p>
        </>
      )}
    </div>
  );
};
