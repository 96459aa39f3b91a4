import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import { receiptDoor } from "../../../platform/web/receipt-door.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Dated } from "../../../ui/dated.tsx";
import type { Fact } from "../../../ui/definition.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { changeWords } from "../rules/programme/change-words.ts";
import { changesBetween } from "../rules/programme/changes.ts";
import { paths } from "../paths.ts";
import type { Conference } from "../queries/conferences.ts";
import type { Version } from "../queries/programme.ts";
import type { Recommendation } from "../outcome/rules/recommendation.ts";
import { RecommendationsOfConference } from "../outcome/views/on-conference.tsx";
import type { ReadingGroup } from "../reading/reading.ts";
import { registrationPaths } from "../registration/paths.ts";
import { freeSeats, placeForNew } from "../registration/rules/seats.ts";
import type { Fullness } from "../registration/rules/seats.ts";
import { EvaluateNow } from "../report/views/evaluation.tsx";
import { ReportOut } from "../report/views/report.tsx";
import { registrationAt, stageOf } from "../rules/stages.ts";
import { seatingPaths } from "../seating/paths.ts";
import { placesOf } from "../seating/rules/problem.ts";
import { texts as seatingTexts } from "../seating/texts/told.ts";
import { texts as overviewTexts } from "../texts/overview.ts";
import { texts } from "../texts/visitors.ts";
import { texts as registrationTexts } from "../registration/texts/registration.ts";
import { texts as workTexts } from "../texts/work.ts";
import { minuteOf, wholeSpan } from "../rules/when.ts";
import { ContactCard } from "./contact.tsx";
import { stageWords } from "./list.tsx";
import { ProgrammeTable } from "./programme.tsx";
import { ReadBefore } from "../reading/views/reading.tsx";

type Props = {
  visit: Visit;
  conference: Conference;
  /** The newest first; never empty for what is published. */
  versions: readonly Version[];
  readonly fullness: Fullness;
  /** What one reads before; empty until it is released. */
  reading: readonly ReadingGroup[];
  /** What its workshops recommend; empty until something is released. */
  recommendations: readonly Recommendation[];
  /** Recommendations of which something has come. */
  onward: ReadonlySet<string>;
  thread: readonly ThreadStep[];
};

/** One published conference: why, how one takes part, what has changed, the programme, whom to ask. */
export const ConferencePage: FC<Props> = ({ visit, conference, versions, fullness, reading, recommendations, onward, thread }) => {
  const { lang } = visit;
  const t = texts[lang];
  const last = versions[0];
  const stage = stageOf(conference, visit.now);
  const saved = visit.query("saved");
  const savedWords: Readonly<Record<string, string>> = workTexts[lang].saved;
  return (
    <ItemPage
      kind={t.kind}
      title={conference.title}
      description={wholeSpan(conference, lang)}
      isWritten
      status={stageWords(visit, conference)}
      breadcrumbs={[{ href: paths.conferences.to(visit, {}), label: t.title }]}
      before={savedWords[saved] && <Notice tone="success" live>{savedWords[saved]}</Notice>}
      lead={
        <>
          {wholeSpan(conference, lang)} · <WrittenWords>{conference.place}</WrittenWords>
        </>
      }
      facts={factsOf(visit, conference)}
      below={
        <>
          <RecommendationsOfConference {...{ visit, recommendations, onward }} workshops={last?.programme.sessions ?? []} />
          <Section title={t.programme.title} id="programme">
            {last ? <ProgrammeTable programme={last.programme} lang={lang} /> : <p>{t.programme.none}</p>}
            {last && <p class="programme-from"><Dated>{t.programme.published(minuteOf(last.publishedAt, lang))}</Dated></p>}
          </Section>
          <TakeAlong visit={visit} conference={conference} />
          <Earlier visit={visit} versions={versions} />
        </>
      }
      thread={thread}
    >
      {visit.may("conference.prepare") && (
        <Actions>
          <ButtonLink kind="secondary" href={paths.overview.to(visit, { id: conference.id })}>
            {overviewTexts[lang].open}
          </ButtonLink>
        </Actions>
      )}
      {conference.cancelReason && (
        <Notice tone="warning" title={t.cancelledBecause}>
          <p lang={writtenLang()}>{conference.cancelReason}</p>
        </Notice>
      )}
      {stage === "cancelled" && <ContactCard visit={visit} conference={conference} />}
      {conference.why && (
        <div lang={writtenLang()}>
          <Prose html={renderMarkdown(conference.why)} />
        </div>
      )}
      <EvaluateNow {...{ visit, conference }} />
      <ReportOut {...{ visit, conference }} />
      {(stage === "published" || stage === "running") && <TakePart {...{ visit, conference, fullness }} hasWorkshops={last ? placesOf(last.programme).length > 0 : false} />}
      <Changes visit={visit} versions={versions} />
      <ReadBefore {...{ visit, conference }} groups={reading} />
    </ItemPage>
  );
};

function factsOf(visit: Visit, conference: Conference): Fact[] {
  const { lang } = visit;
  const t = texts[lang].facts;
  const words = texts[lang].languages;
  return [
    { term: t.organiser, value: <WrittenWords>{conference.organiser}</WrittenWords> },
    { term: t.targetGroup, value: conference.targetGroup && <WrittenWords>{conference.targetGroup}</WrittenWords> },
    { term: t.capacity, value: conference.capacity && t.people(conference.capacity) },
    { term: t.languages, value: conference.languages.map((one) => words[one]).join(", ") },
    { term: t.caseNumber, value: conference.caseNumber },
  ];
}

/** When one can sign up, and with whom. */
const TakePart: FC<Pick<Props, "visit" | "conference" | "fullness"> & { hasWorkshops: boolean }> = ({ visit, conference, fullness, hasWorkshops }) => {
  const { lang } = visit;
  const t = texts[lang].registration;
  const state = registrationAt(conference, visit.now);
  const moment = state === "before" ? conference.opensAt : conference.closesAt;
  return (
    <Section title={t.title}>
      <p class="conference-deadline"><Dated>{state === "none" || !moment ? t.none : t[state](minuteOf(moment, lang))}</Dated></p>
      {state === "before" && conference.closesAt && <p>{t.open(minuteOf(conference.closesAt, lang))}</p>}
      {conference.capacity && state !== "closed" && <p>{t.room(conference.capacity)}</p>}
      {state === "open" && conference.byInvitation && <p>{t.invitedOnly}</p>}
      {state === "open" && !conference.byInvitation && <SeatsLeft {...{ visit, fullness }} />}
      {state === "open" && !conference.byInvitation && (
        <Actions>
          <ButtonLink href={registrationPaths.register.to(visit, { id: conference.id })}>{registrationTexts[lang].register}</ButtonLink>
        </Actions>
      )}
      {state === "closed" ? <p>{t.late}</p> : state === "open" && !conference.byInvitation && <p>{t.how}</p>}
      {state !== "none" && (
        <p>
          <a href={receiptDoor.to(visit, {})}>{registrationTexts[lang].own.haveCode}</a>
          {hasWorkshops && (
            <>
              {" · "}
              <a href={seatingPaths.told.to(visit, { id: conference.id })}>{seatingTexts[lang].open}</a>
            </>
          )}
        </p>
      )}
      <ContactCard visit={visit} conference={conference} />
    </Section>
  );
};

/** How many seats were left, with the minute: a registration changes it, and a page may be older than the last one. */
const SeatsLeft: FC<{ visit: Visit; fullness: Fullness }> = ({ visit, fullness }) => {
  const t = texts[visit.lang].registration;
  if (fullness.capacity === null) return null;
  const at = formatDateTime(visit.now, visit.lang);
  return <p>{placeForNew(fullness) === "seated" ? t.leftAt(freeSeats(fullness), at) : t.fullAt(at)}</p>;
};

/** What somebody should know who read the letter, or else the programme before this one. */
const Changes: FC<{ visit: Visit; versions: readonly Version[] }> = ({ visit, versions }) => {
  const { lang } = visit;
  const t = texts[lang].changes;
  const [last, ...earlier] = versions;
  const letter = versions.find(({ letterSentAt }) => letterSentAt !== null);
  const since = letter ?? earlier[0];
  if (!last || !since) return null;
  const changes = changesBetween(since.programme, last.programme);
  if (letter?.letterSentAt && changes.length === 0) return <p class="conference-unchanged">{t.unchanged(minuteOf(letter.letterSentAt, lang))}</p>;
  if (changes.length === 0) return null;
  const title = letter?.letterSentAt ? t.sinceLetter(minuteOf(letter.letterSentAt, lang)) : t.sinceLast(minuteOf(since.publishedAt, lang));
  return (
    <Notice title={title}>
      <ul class="conference-list">
        {changes.map((change) => (
          <li>{changeWords(change, lang)}</li>
        ))}
      </ul>
    </Notice>
  );
};

const TakeAlong: FC<{ visit: Visit; conference: Conference }> = ({ visit, conference: { id } }) => {
  const t = texts[visit.lang].take;
  return (
    <div class="on-screen">
      <Section title={t.title}>
        <ul class="conference-list">
          <li>
            <a href={paths.calendar.to(visit, { id })}>{t.calendar}</a>
          </li>
          <li>
            <a href={paths.programmeCalendar.to(visit, { id })}>{t.programme}</a>
          </li>
          <li>
            <a href={paths.programmeJson.to(visit, { id })}>{t.data}</a>
          </li>
        </ul>
        <p>{t.print}</p>
      </Section>
    </div>
  );
};

const Earlier: FC<{ visit: Visit; versions: readonly Version[] }> = ({ visit, versions }) => {
  const { lang } = visit;
  const t = texts[lang].changes;
  if (versions.length < 2) return null;
  return (
    <div class="on-screen">
      <Fold summary={t.earlier}>
        {versions.map((version, at) => {
          const before = versions[at + 1];
          const changes = before ? changesBetween(before.programme, version.programme) : [];
          return (
            <>
              <h3>{t.version(version.number, minuteOf(version.publishedAt, lang))}</h3>
              {version.letterSentAt && <p>{t.withLetter}</p>}
              {!before && <p>{t.first}</p>}
              {before && changes.length === 0 && <p>{t.nothingTold}</p>}
              {changes.length > 0 && (
                <ul class="conference-list">
                  {changes.map((change) => (
                    <li>{changeWords(change, lang)}</li>
                  ))}
                </ul>
              )}
            </>
          );
        })}
      </Fold>
    </div>
  );
};
