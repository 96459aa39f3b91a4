import type { FC } from "hono/jsx";
import { formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { lastDay, phaseOf } from "../bulletin.ts";
import { paths } from "../paths.ts";
import type { LinesToWrite } from "../queries.ts";
import { texts } from "../texts.ts";

/** For whoever speaks for a party that has been asked: a button for the lines of each. */
export const WriteLines: FC<{ visit: Visit; toWrite: readonly LinesToWrite[] }> = ({ visit, toWrite }) => (
  <>
    {toWrite.map(({ meeting, party, isWritten }) => {
      const t = texts[visit.lang].own;
      const day = formatDay(lastDay(meeting), visit.lang);
      return (
        <Notice title={t.title(party.name)}>
          <p>
            <WrittenWords>{meeting.title}</WrittenWords>.{" "}
            {phaseOf(meeting, visit.now) === "late" ? t.late(day) : t.until(day)}
          </p>
          <Actions>
            <ButtonLink kind={isWritten ? "secondary" : "primary"} href={paths.partyLines.to(visit, { id: meeting.id, party: party.id })}>
              {isWritten ? t.change : t.write}
            </ButtonLink>
          </Actions>
        </Notice>
      );
    })}
  </>
);
