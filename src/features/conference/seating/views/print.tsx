import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Page } from "../../../../ui/layout.tsx";
import { EmptyState } from "../../../../ui/list.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { wholeSpan } from "../../rules/when.ts";
import { seatingPaths } from "../paths.ts";
import type { Participant } from "../queries/seating.ts";
import type { Entry } from "../rules/programme.ts";
import { texts as deskTexts } from "../texts/desk.ts";
import { texts } from "../texts/people.ts";
import { OwnProgramme } from "./own.tsx";

/** One person's programme on a sheet of their own. */
export interface Sheet extends Pick<Participant, "number" | "name" | "phone" | "address"> {
  readonly entries: readonly Entry[];
  /** In words. */
  readonly why: string;
}

interface PrintProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly sheets: readonly Sheet[];
}

/** The programmes of those without mail who do not know of their places yet, to be printed or read out. */
export const PrintPage: FC<PrintProps> = ({ visit, conference, sheets }) => {
  const { lang } = visit;
  const t = texts[lang].paper;
  const { id } = conference;
  return (
    <Page
      title={t.title}
      kicker={`${conference.title} · ${wholeSpan(conference, lang)}`}
      breadcrumbs={[{ href: seatingPaths.desk.to(visit, { id }), label: deskTexts[lang].open }]}
      noIndex
    >
      {sheets.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <div class="on-screen">
          <p>{t.lead}</p>
          <Form action={seatingPaths.toldByHand.to(visit, { id })}>
            <HiddenField name="at" value={visit.now.toISOString()} />
            <p>{t.doneHint}</p>
            <Actions>
              <Button kind="secondary">{t.done}</Button>
            </Actions>
          </Form>
        </div>
      )}
      {sheets.map((sheet) => (
        <article class="own-sheet">
          <h2>{sheet.name}</h2>
          <p class="on-screen">{[sheet.phone, sheet.address].filter(Boolean).join(" · ")}</p>
          <OwnProgramme {...{ lang, conference, ...sheet }} registration={sheet} level={3} />
        </article>
      ))}
    </Page>
  );
};
