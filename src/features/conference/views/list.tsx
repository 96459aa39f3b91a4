import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import type { Tone } from "../../../thread/kinds.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../../ui/list.tsx";
import type { ListItem } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { WrittenWords } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import type { Conference } from "../queries/conferences.ts";
import { stageOf } from "../rules/stages.ts";
import type { Stage } from "../rules/stages.ts";
import { texts } from "../texts/visitors.ts";
import { texts as workTexts } from "../texts/work.ts";
import { wholeSpan } from "../rules/when.ts";

export const conferencesOnAPage = 20;

type ListProps = { visit: Visit; conferences: readonly Conference[]; total: number; page: number };

/** All conferences that everyone may know of: those that come first, then those that were. */
export const ConferencesPage: FC<ListProps> = ({ visit, conferences, total, page }) => {
  const t = texts[visit.lang];
  const work = workTexts[visit.lang];
  const isPast = ({ endsAt }: Conference) => endsAt <= visit.now;
  // The query gives the latest first; what comes is read from the nearest on.
  const coming = conferences.filter((one) => !isPast(one)).reverse();
  const past = conferences.filter(isPast);
  return (
    <Page title={t.title} lead={t.lead} description={t.lead}>
      {visit.may("conference.prepare") && (
        <Actions>
          <ButtonLink kind="secondary" href={paths.add.to(visit, {})}>
            {work.add}
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.drafts.to(visit, {})}>
            {work.drafts}
          </ButtonLink>
        </Actions>
      )}
      {total === 0 && <EmptyState title={t.empty} body={t.emptyBody} />}
      {coming.length > 0 && (
        <Section title={t.coming}>
          <ItemList items={coming.map((one) => conferenceRow(visit, one))} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t.past}>
          <ItemList items={past.map((one) => conferenceRow(visit, one))} />
        </Section>
      )}
      <Pagination
        page={page}
        pages={Math.ceil(total / conferencesOnAPage)}
        total={total}
        href={(to) => paths.conferences.to(visit, {}, { page: to === 1 ? undefined : to })}
      />
    </Page>
  );
};

/** Conferences that nobody else can see yet. */
export const DraftsPage: FC<{ visit: Visit; drafts: readonly Conference[] }> = ({ visit, drafts }) => {
  const t = workTexts[visit.lang];
  const add = (
    <ButtonLink kind="secondary" href={paths.add.to(visit, {})}>
      {t.add}
    </ButtonLink>
  );
  return (
    <Page
      title={t.drafts}
      lead={t.draftsLead}
      breadcrumbs={[{ href: paths.conferences.to(visit, {}), label: texts[visit.lang].title }]}
      before={visit.query("saved") === "discarded" && <Notice tone="success" live>{t.saved.discarded}</Notice>}
      noIndex
    >
      {drafts.length === 0 ? (
        <EmptyState title={t.noDrafts} body={t.noDraftsBody} action={add} />
      ) : (
        <ItemList items={drafts.map((one) => conferenceRow(visit, one))} />
      )}
    </Page>
  );
};

/** One conference in a list: what, when and where, how it stands. */
export function conferenceRow(visit: Visit, conference: Conference): ListItem {
  return {
    key: conference.id,
    title: <WrittenWords>{conference.title}</WrittenWords>,
    href: (conference.publishedAt ? paths.conference : paths.programme).to(visit, { id: conference.id }),
    meta: (
      <>
        {wholeSpan(conference, visit.lang)} · <WrittenWords>{conference.place}</WrittenWords>
      </>
    ),
    status: stageWords(visit, conference),
  };
}

const tones: Readonly<Record<Stage, Tone>> = { draft: "neutral", published: "open", running: "open", held: "done", cancelled: "late" };

/** How a conference stands, in words with a shape. */
export function stageWords(visit: Visit, conference: Conference): { readonly label: string; readonly tone: Tone } {
  const stage = stageOf(conference, visit.now);
  return { label: texts[visit.lang].stages[stage], tone: tones[stage] };
}
