import type { FC } from "hono/jsx";
import { formatDayAndDate } from "../../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { errorsInWords } from "../../../../ui/error-texts.ts";
import { Fold } from "../../../../ui/fold.tsx";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { QrCode } from "../../../../ui/qr-code.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { attendancePaths, doorPaths, helperPaths } from "../paths.ts";
import type { DoorCounts } from "../queries.ts";
import { doorAt, doorDay } from "../rules/door.ts";
import { texts } from "../texts.ts";

interface OverviewProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly counts: DoorCounts;
  /** The token of a link that was made a moment ago. */
  readonly made: string;
  readonly problem: FormProblem;
}

/** What the organisers of a conference need on its day: numbers that keep up, helpers, and papers. */
export const OverviewPage: FC<OverviewProps> = (props) => {
  const { visit, conference, made, problem } = props;
  const { lang } = visit;
  const t = texts[lang].overview;
  const { id } = conference;
  const errors = errorsInWords(problem.errors, lang);
  return (
    <Page
      title={t.title(conference.title)}
      lead={t.lead}
      width="wide"
      breadcrumbs={[{ href: paths.overview.to(visit, { id }), label: conference.title, isWritten: true }]}
      scripts={["door-counts.js"]}
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") === "closed" && <Notice tone="success" live>{t.closed}</Notice>}
          {made && <MadeLink {...props} />}
        </>
      }
      noIndex
    >
      {doorAt(conference, visit.now) === "before" ? (
        <p>{texts[lang].door.before(formatDayAndDate(doorDay(conference).from, lang))}</p>
      ) : (
        <Actions>
          <ButtonLink href={doorPaths.page.to(visit, { id })}>{t.checkIn}</ButtonLink>
        </Actions>
      )}
      <Numbers {...props} />
      <Section title={t.papers}>
        <Actions>
          <ButtonLink kind="secondary" href={attendancePaths.badges.to(visit, { id })}>
            {t.badges}
          </ButtonLink>
          <ButtonLink kind="secondary" href={attendancePaths.doorList.to(visit, { id })}>
            {t.doorList}
          </ButtonLink>
        </Actions>
      </Section>
      <Helpers {...props} />
    </Page>
  );
};

const Numbers: FC<OverviewProps> = ({ visit, conference: { id }, counts }) => {
  const t = texts[visit.lang].overview;
  const shown = (["come", "walkIns", "registered", "notCome", "aboveCapacity"] as const).filter((name) => name !== "aboveCapacity" || counts[name] > 0);
  return (
    <Section title={t.numbers}>
      <door-counts data-stream={attendancePaths.live.to(visit, { id })} data-now={attendancePaths.now.to(visit, { id })} data-live={t.live}>
        <dl class="door-numbers">
          {shown.map((name) => (
            <div>
              <dt>{t.counts[name]}</dt>
              <dd data-count={name}>{counts[name]}</dd>
            </div>
          ))}
        </dl>
      </door-counts>
    </Section>
  );
};

const Helpers: FC<OverviewProps> = ({ visit, conference }) => {
  const t = texts[visit.lang].overview;
  const { id } = conference;
  const isOver = doorAt(conference, visit.now) === "none" || visit.now >= doorDay(conference).until;
  return (
    <Section title={t.helpers} lead={isOver ? t.tooLate : t.helpersLead}>
      {!isOver && (
        <>
          <Form action={attendancePaths.helper.to(visit, { id })}>
            <Button kind="secondary">{t.newLink}</Button>
          </Form>
          <Fold summary={t.closeLinks}>
            <Form action={attendancePaths.closeHelpers.to(visit, { id })}>
              <p>{t.closeLead}</p>
              <Button kind="danger">{t.closeLinks}</Button>
            </Form>
          </Fold>
        </>
      )}
    </Section>
  );
};

/** A new link, to be scanned with the helper's phone. */
const MadeLink: FC<OverviewProps> = ({ visit, conference, made }) => {
  const t = texts[visit.lang].overview;
  const url = visit.deps.publicUrl + helperPaths.page.to(visit, { key: made });
  return (
    <Notice tone="success" title={t.linkTitle} live>
      <p>
        {t.linkLead} {t.linkUntil(formatDayAndDate(conference.endsAt, visit.lang))}
      </p>
      <QrCode text={url} label={t.linkCode} />
      <p class="door-link">
        <a href={url}>{url}</a>
      </p>
    </Notice>
  );
};
