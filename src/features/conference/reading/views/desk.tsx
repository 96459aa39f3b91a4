import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { DateField, TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { isReleased, neighbourOf, readingDirections } from "../reading.ts";
import type { ReadingGroup, ReadingText } from "../reading.ts";
import { readingPaths } from "../paths.ts";
import { anchorOf, hostOf, readingFileWords } from "../words.ts";
import { texts } from "../texts.ts";
import { minuteOf } from "../../rules/when.ts";
import { GroupTitle } from "./reading.tsx";

export interface ReadingDesk {
  readonly visit: Visit;
  readonly conference: Conference;
  /** In print order, those of workshops that are not published too. */
  readonly groups: readonly ReadingGroup[];
  /** Workshops of the programme as it is published. */
  readonly publicWorkshops: ReadonlySet<string>;
  readonly releasedAt: Date | undefined;
}

/** The desk at which a reading pack is put together: its texts in print order, and when everyone may read. */
export const ReadingDeskPage: FC<ReadingDesk & { problem: FormProblem }> = (props) => {
  const { visit, conference, groups, publicWorkshops, releasedAt, problem } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  const savedWords: Readonly<Record<string, string>> = t.saved;
  const saved = savedWords[visit.query("saved")];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const hasPublic = groups.some(({ workshop }) => !workshop || publicWorkshops.has(workshop.id));
  return (
    <Page
      title={t.desk.title(conference.title)}
      lead={t.desk.lead}
      width="wide"
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {saved && <Notice tone="success" live>{saved}</Notice>}
        </>
      }
      noIndex
    >
      <Actions>
        <ButtonLink href={readingPaths.add.to(visit, { id })}>{t.desk.add}</ButtonLink>
        {groups.length > 0 && (
          <ButtonLink kind="secondary" href={readingPaths.deskPdf.to(visit, { id })}>
            {t.desk.pdf}
          </ButtonLink>
        )}
        {hasPublic && isReleased(conference, releasedAt, visit.now) && (
          <>
            <ButtonLink kind="quiet" href={readingPaths.pack.to(visit, { id })}>
              {t.desk.see}
            </ButtonLink>
            {visit.may("conference.register") && (
              <ButtonLink kind="quiet" href={readingPaths.post.to(visit, { id })}>
                {t.post.title}
              </ButtonLink>
            )}
          </>
        )}
      </Actions>
      {groups.length === 0 && <EmptyState title={t.desk.empty} body={t.desk.emptyBody} />}
      {groups.map((group) => (
        <Section
          title={<GroupTitle {...{ lang, group }} />}
          lead={group.workshop && conference.publishedAt && !publicWorkshops.has(group.workshop.id) ? t.desk.hiddenWorkshop : undefined}
        >
          <ol class="desk">
            {group.texts.map((text) => (
              <DeskText {...{ visit, conference, group, text }} />
            ))}
          </ol>
        </Section>
      ))}
      <Release {...props} />
    </Page>
  );
};

const DeskText: FC<Pick<ReadingDesk, "visit" | "conference"> & { group: ReadingGroup; text: ReadingText }> = ({ visit, conference, group, text }) => {
  const t = texts[visit.lang].desk;
  const params = { id: conference.id, text: text.id };
  return (
    <li class="desk-block reading-block" id={anchorOf(text)}>
      <div class="desk-what">
        <p class="desk-title">
          <a href={readingPaths.change.to(visit, params)} aria-label={t.changeOf(text.title)}>
            <WrittenWords>{text.title}</WrittenWords>
          </a>
        </p>
        <p class="desk-about">
          <WrittenWords>{text.source}</WrittenWords>
          {text.file && (
            <>
              {" · "}
              <a href={readingPaths.deskFile.to(visit, params)} aria-label={`${readingFileWords(text.file, visit.lang)}: ${text.title}`}>
                {readingFileWords(text.file, visit.lang)}
              </a>
            </>
          )}
          {text.link && ` · ${hostOf(text.link)}`}
        </p>
      </div>
      <div class="desk-moves">
        {readingDirections.map(
          (direction) =>
            neighbourOf(group.texts, text.id, direction) && (
              <Form action={readingPaths.move.to(visit, params)} inline>
                <HiddenField name="direction" value={direction} />
                <HiddenField name="position" value={String(text.position)} />
                <Button kind="quiet" aria-label={(direction === "up" ? t.upOf : t.downOf)(text.title)}>
                  {t[direction]}
                </Button>
              </Form>
            ),
        )}
      </div>
    </li>
  );
};

const Release: FC<ReadingDesk & { problem: FormProblem }> = ({ visit, conference, releasedAt, problem }) => {
  const { lang } = visit;
  const t = texts[lang].desk;
  const errors = errorsInWords(problem.errors, lang, texts[lang].errors);
  return (
    <Section title={t.release} id="release">
      <p>{releaseWords({ visit, conference, releasedAt })}</p>
      <Form action={readingPaths.release.to(visit, { id: conference.id })}>
        <p class="reading-aside">{t.releaseHint}</p>
        <div class="conference-times">
          <DateField name="day" label={t.day} value={textOf(problem, "day")} error={errorAt(errors, "day")} optional />
          <TextField name="time" label={t.time} type="time" width="short" value={textOf(problem, "time")} error={errorAt(errors, "time")} optional />
        </div>
        <Actions>
          <Button kind="secondary">{t.releaseButton}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

function releaseWords({ visit, conference, releasedAt }: Pick<ReadingDesk, "visit" | "conference" | "releasedAt">): string {
  const t = texts[visit.lang].desk;
  if (!releasedAt) return t.releaseNot;
  if (isReleased(conference, releasedAt, visit.now)) return t.releaseDone(minuteOf(releasedAt, visit.lang));
  return visit.now >= releasedAt ? t.releaseDraft : t.releaseLater(minuteOf(releasedAt, visit.lang));
}
