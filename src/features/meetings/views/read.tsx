import type { FC } from "hono/jsx";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Facts } from "../../../ui/definition.tsx";
import { errorsInWords } from "../../../ui/error-texts.ts";
import { ErrorSummary } from "../../../ui/form.tsx";
import { Page } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { lastDayToCorrect } from "../cycle.ts";
import type { CycleFacts } from "../cycle.ts";
import type { FixedMinutes } from "../minutes-version.ts";
import { agreeByLinkPath, correctByLinkPath } from "../paths.ts";
import type { Correction } from "../queries/corrections.ts";
import type { Addendum, LookingOver } from "../queries/cycle.ts";
import type { Meeting } from "../queries/meetings.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { meetingTexts } from "../texts/meeting.ts";
import { Addenda } from "./addendum.tsx";
import { NothingToCorrect } from "./agree.tsx";
import { FixedMinutesText } from "./fixed.tsx";
import { whereWords } from "./timeline.tsx";
import { danish, whenWords } from "./words.ts";

interface ReadPageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly meeting: Meeting;
  readonly facts: CycleFacts;
  /** undefined while they are taken back to be written on. */
  readonly minutes: FixedMinutes | undefined;
  readonly corrections: readonly Correction[];
  readonly addenda: readonly Addendum[];
  readonly wasThere: boolean;
  /** What whoever was there is asked; undefined for everybody else. */
  readonly asked: LookingOver | undefined;
  readonly problem: FormProblem;
}

/** Behind a personal link: sent minutes to read and, for who was there, to correct. Opening it changes nothing. */
export const ReadPage: FC<ReadPageProps> = ({ visit, token, meeting, facts, minutes, corrections, addenda, wasThere, asked, problem }) => {
  const t = cycleTexts[visit.lang].read;
  const { sentAt, silentDay, approvedAt } = facts;
  const mayCorrect = wasThere && sentAt !== null && approvedAt === null;
  const errors = errorsInWords(problem.errors, visit.lang, correctionTexts[visit.lang].errors);
  const contact = visit.district.bodyEmail && <p>{t.contact(visit.district.bodyEmail)}</p>;
  return (
    <Page
      title={approvedAt ? t.approvedTitle : t.title}
      kicker={<span lang={danish(visit.lang)}>{meeting.seriesName}</span>}
      lead={minutes && whereWords(facts, visit)}
      noIndex
      hasErrors={errors.length > 0}
      before={
        <>
          <ErrorSummary errors={errors} />
          {visit.query("saved") && <Notice tone="success" live>{t.thanks}</Notice>}
          {visit.query("agreed") && asked?.agreedAt && <Notice tone="success" live>{cycleTexts[visit.lang].agree.done}</Notice>}
        </>
      }
    >
      <Facts
        items={[
          { term: meetingTexts[visit.lang].meeting.when, value: whenWords(meeting, visit.lang) },
          { term: meetingTexts[visit.lang].meeting.where, value: <span lang={danish(visit.lang)}>{meeting.place}</span> },
          { term: meetingTexts[visit.lang].meeting.document, value: meeting.documentNumber },
        ]}
      />
      {!minutes && <Notice>{t.recalled}</Notice>}
      {minutes && (
        <Notice>
          {approvedAt && <p>{t.late(formatDate(approvedAt, visit.lang))}</p>}
          {!approvedAt && <p>{mayCorrect && silentDay ? t.wasThere(formatDay(lastDayToCorrect(silentDay), visit.lang)) : t.wasNotThere}</p>}
          {!mayCorrect && contact}
        </Notice>
      )}
      {minutes && (
        <FixedMinutesText
          {...{ visit, minutes, corrections }}
          correctHref={mayCorrect ? (item) => correctByLinkPath.to(visit, { token, item }) : undefined}
        />
      )}
      {minutes && asked && <NothingToCorrect {...{ visit, silentDay, asked }} action={agreeByLinkPath.to(visit, { token })} />}
      <Addenda visit={visit} addenda={addenda} />
    </Page>
  );
};
