import type { FC } from "hono/jsx";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import type { Tone } from "../../../../thread/kinds.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Status } from "../../../../ui/status.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { isOpen } from "../../rules/stages.ts";
import { invitationPaths } from "../paths.ts";
import type { Standing, StandingInvitation } from "../rules/standing.ts";
import { texts } from "../texts/desk.ts";

interface TableProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly caption: string;
  readonly list: readonly StandingInvitation[];
}

const tones: Readonly<Record<Standing, Tone>> = { listed: "neutral", invited: "open", bounced: "late", coming: "done", waiting: "open", answered: "done", declined: "neutral" };

/** Those on the list: who, how we reach them, what they answered, and what can be done. */
export const InvitedTable: FC<TableProps> = ({ visit, conference, caption, list }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[
        { key: "name", label: t.columns.name },
        { key: "reach", label: t.columns.reach },
        { key: "standing", label: t.columns.standing },
      ]}
      rows={list.map((one) => ({
        key: one.id,
        cells: {
          name: (
            <>
              <WrittenWords>{one.name ?? t.erased}</WrittenWords>
              {one.organisation && (
                <span class="invitation-organisation">
                  <WrittenWords>{one.organisation}</WrittenWords>
                </span>
              )}
            </>
          ),
          reach: <span class="cell-address">{one.email ?? one.phone ?? one.address ?? t.noReach}</span>,
          standing: (
            <>
              <Status tone={tones[one.standing]}>{t.standings[one.standing]}</Status>
              {one.remindedAt && <span class="invitation-organisation">{t.reminded(formatDate(one.remindedAt, lang))}</span>}
              {isOpen(conference, visit.now) && <Steps {...{ visit, conference, one }} />}
            </>
          ),
        },
      }))}
    />
  );
};

const Steps: FC<{ visit: Visit; conference: Conference; one: StandingInvitation }> = ({ visit, conference, one }) => {
  const t = texts[visit.lang];
  const params = { id: conference.id, invitation: one.id };
  const name = one.name ?? "";
  if (one.sentAt !== null && one.email !== null) return null;
  const mayPrint = one.email === null && (one.standing === "listed" || one.standing === "invited");
  return (
    <div class="invitation-row">
      {mayPrint && (
        <ButtonLink kind="quiet" href={invitationPaths.paper.to(visit, params)} aria-label={t.paperNamed(name)}>
          {t.paper}
        </ButtonLink>
      )}
      {one.sentAt === null && (
        <Form action={invitationPaths.remove.to(visit, params)}>
          <Button kind="quiet" aria-label={t.removeNamed(name)}>
            {t.remove}
          </Button>
        </Form>
      )}
    </div>
  );
};
