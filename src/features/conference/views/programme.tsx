import type { FC } from "hono/jsx";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { dayOf, formatDayAndDate, formatHours } from "../../../platform/i18n/dates.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Written, WrittenWords } from "../../../ui/written.tsx";
import { peopleNames } from "../rules/programme/change-words.ts";
import { bandsOf, slotsOf } from "../rules/programme/programme.ts";
import type { Programme, Session, Slot } from "../rules/programme/programme.ts";
import { texts } from "../texts/visitors.ts";

/** A programme by the clock: what is held at the same time stands side by side where there is room, and below each other on a phone. */
export const ProgrammeTable: FC<{ programme: Programme; lang: Lang }> = ({ programme, lang }) => {
  const slots = slotsOf(programme);
  const bands = bandsOf(slots);
  const isLong = new Set(slots.map(({ startsAt }) => dayOf(startsAt))).size > 1;
  const told = new Set<string>();
  let day = "";
  return (
    <ol class="programme">
      {bands.map((band) => {
        const isNewDay = isLong && dayOf(band.startsAt) !== day;
        day = dayOf(band.startsAt);
        const round = band.members[0]?.held?.round;
        return (
          <li class="programme-band">
            {isNewDay && <p class="programme-day">{formatDayAndDate(band.startsAt, lang)}</p>}
            <p class="programme-time">
              <time datetime={band.startsAt.toISOString()}>{formatHours(band, lang)}</time>
            </p>
            <div class="programme-beside">
              {round !== undefined && <p class="programme-round">{texts[lang].programme.workshops(round, programme.rounds.length)}</p>}
              <ul class="programme-tracks">
                {band.members.map((slot) => {
                  const isAgain = told.has(slot.session.id);
                  told.add(slot.session.id);
                  return <SlotCard {...{ slot, lang, isAgain }} hasOwnTime={!isSameTime(slot, band)} />;
                })}
              </ul>
            </div>
          </li>
        );
      })}
    </ol>
  );
};

const isSameTime = (slot: Slot, band: Pick<Slot, "startsAt" | "endsAt">) =>
  slot.startsAt.getTime() === band.startsAt.getTime() && slot.endsAt.getTime() === band.endsAt.getTime();

/** Where a session stands on its page: at its first time. */
export const sessionAnchor = ({ id }: Pick<Session, "id">): string => `session-${id}`;

type SlotProps = { slot: Slot; lang: Lang; hasOwnTime: boolean; isAgain: boolean };

const SlotCard: FC<SlotProps> = ({ slot, lang, hasOwnTime, isAgain }) => {
  const t = texts[lang].programme;
  const { session, room, held } = slot;
  // That these are workshops stands above them all.
  const kind = held ? "" : t.kinds[session.kind];
  return (
    <li class={`programme-slot programme-${session.kind}`} {...(!isAgain && { id: sessionAnchor(session) })}>
      {(kind || hasOwnTime) && session.kind !== "break" && (
        <p class="kicker">{[hasOwnTime && formatHours(slot, lang), kind].filter(Boolean).join(" · ")}</p>
      )}
      <h3 class="programme-title" lang={writtenLang()}>
        {session.title}
      </h3>
      {isAgain ? <p>{t.again}</p> : session.about && <Written text={session.about} />}
      {session.people.length > 0 && (
        <p class="programme-people">
          {t.by[session.kind]} <WrittenWords>{peopleNames(session.people, lang)}</WrittenWords>
        </p>
      )}
      {(room || held) && (
        <p class="programme-room">
          {room && (
            <>
              {t.room}: <WrittenWords>{room}</WrittenWords>
            </>
          )}
          {room && held && " · "}
          {held && t.seats(held.capacity)}
        </p>
      )}
    </li>
  );
};
