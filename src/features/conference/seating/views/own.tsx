import type { FC } from "hono/jsx";
import { dayOf, formatDayAndDate, formatHours } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { ButtonLink } from "../../../../ui/button.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { peopleNames } from "../../rules/programme/change-words.ts";
import { wholeSpan } from "../../rules/when.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { ContactCard } from "../../views/contact.tsx";
import { registrationPaths } from "../../registration/paths.ts";
import type { Registration } from "../../registration/queries/registrations.ts";
import { texts as registrationTexts } from "../../registration/texts/registration.ts";
import { EvaluateLater } from "../../report/views/evaluation.tsx";
import { seatingPaths } from "../paths.ts";
import type { Entry } from "../rules/programme.ts";
import { seatWhy } from "../rules/why.ts";
import { texts } from "../texts/own.ts";

interface OwnProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly registration: Registration;
  readonly entries: readonly Entry[];
  /** In words. */
  readonly why: string;
}

/** Somebody's own programme, also to be printed: what they are in, and why they got it. */
export const OwnProgrammePage: FC<OwnProps> = ({ visit, conference, registration, entries, why }) => {
  const { lang } = visit;
  const t = texts[lang];
  const key = visit.param("key");
  return (
    <Page
      title={t.title}
      kicker={`${conference.title} · ${wholeSpan(conference, lang)}`}
      lead={t.lead}
      breadcrumbs={[{ href: registrationPaths.own.to(visit, { key }), label: registrationTexts[lang].own.title }]}
      noIndex
    >
      <OwnProgramme {...{ lang, conference, registration, entries, why }} />
      <EvaluateLater {...{ visit, conference }} />
      <div class="on-screen">
        <Actions>
          <ButtonLink kind="secondary" href={seatingPaths.ownPdf.to(visit, { key })}>
            {t.pdf}
          </ButtonLink>
          <ButtonLink kind="secondary" href={seatingPaths.ownCalendar.to(visit, { key })}>
            {t.calendar}
          </ButtonLink>
        </Actions>
        <p class="own-aside">
          <a href={seatingPaths.told.to(visit, { id: conference.id })}>{t.how}</a>. {t.print}
        </p>
      </div>
      <ContactCard visit={visit} conference={conference} />
    </Page>
  );
};

interface ProgrammeProps extends Pick<OwnProps, "conference" | "entries" | "why"> {
  readonly lang: Lang;
  readonly registration: Pick<Registration, "name" | "number">;
  /** Of its headings; below a heading that is the name, it is not said again. */
  readonly level?: 2 | 3;
}

/** The programme itself, as it stands on the page and on paper. */
export const OwnProgramme: FC<ProgrammeProps> = ({ lang, conference, registration, entries, why, level = 2 }) => {
  const t = texts[lang];
  const Heading = level === 2 ? "h2" : "h3";
  let day = dayOf(conference.startsAt);
  return (
    <>
      <p class="own-who">
        {level === 2 && (
          <>
            <WrittenWords>{registration.name ?? ""}</WrittenWords> ·{" "}
          </>
        )}
        {registrationTexts[lang].own.number} {registration.number} ·{" "}
        <WrittenWords>{conference.place}</WrittenWords>
      </p>
      <ol class="programme own-programme">
        {entries.map((entry) => {
          const span = "slot" in entry ? entry.slot : entry.round;
          const isNewDay = dayOf(span.startsAt) !== day;
          day = dayOf(span.startsAt);
          return (
            <li class="programme-band">
              {isNewDay && <p class="programme-day">{formatDayAndDate(span.startsAt, lang)}</p>}
              <p class="programme-time">
                <time datetime={span.startsAt.toISOString()}>{formatHours(span, lang)}</time>
              </p>
              <EntryWords {...{ entry, lang, level }} />
            </li>
          );
        })}
      </ol>
      <div class="own-why">
        <Heading class="own-why-title">{t.why}</Heading>
        <p>{why}</p>
        <p class="own-aside">{t.changed}</p>
      </div>
    </>
  );
};

const EntryWords: FC<{ entry: Entry; lang: Lang; level: 2 | 3 }> = ({ entry, lang, level }) => {
  const Heading = level === 2 ? "h2" : "h3";
  const t = texts[lang];
  const words = visitorTexts[lang].programme;
  if (!("slot" in entry)) {
    const titles = entry.open.map(({ session }) => session.title).join(", ");
    return (
      <div class="programme-slot own-none">
        <p class="kicker">{t.round(entry.round.number)}</p>
        <Heading class="programme-title">{t.none}</Heading>
        <p>{titles === "" ? t.full : t.roomIn(titles)}</p>
      </div>
    );
  }
  const { slot, seat } = entry;
  const { session, room } = slot;
  return (
    <div class={`programme-slot programme-${session.kind}`}>
      {seat && <p class="kicker">{t.round(seat.round)}</p>}
      <Heading class="programme-title" lang={writtenLang()}>
        {session.title}
      </Heading>
      {room && (
        <p class="own-room">
          {words.room}: <WrittenWords>{room}</WrittenWords>
        </p>
      )}
      {session.people.length > 0 && (
        <p class="programme-people">
          {words.by[session.kind]} <WrittenWords>{peopleNames(session.people, lang)}</WrittenWords>
        </p>
      )}
      {seat && <p>{seatWhy(seat, lang)}</p>}
    </div>
  );
};
