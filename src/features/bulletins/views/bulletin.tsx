import type { FC } from "hono/jsx";
import { formatDate, formatDayAndDate } from "../../../platform/i18n/dates.ts";
import type { BulletinFigure } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { kindOf } from "../../../thread/kinds.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList, Pagination } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { saysNothing } from "../bulletin.ts";
import type { KnownMeeting } from "../bulletin.ts";
import { countInWords } from "../figures.ts";
import { paths } from "../paths.ts";
import type { Bulletin, Contribution, LinesToWrite } from "../queries.ts";
import { texts } from "../texts.ts";
import { WrittenLines } from "./lines.tsx";
import { WriteLines } from "./write-lines.tsx";

interface BulletinPageProps {
  readonly visit: Visit;
  readonly meeting: KnownMeeting;
  readonly bulletin: Bulletin;
  readonly contributions: readonly Contribution[];
  readonly figures: readonly BulletinFigure[];
  readonly since: Date;
}

/** One page that everybody has read when the meeting begins. Prints on one sheet. */
export const BulletinPage: FC<BulletinPageProps> = ({ visit, meeting, bulletin, contributions, figures, since }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <Page
      title={t.title}
      kicker={<a href={kindOf("meeting").href(visit, meeting.id)} lang={writtenLang()}>{meeting.title}</a>}
      lead={`${formatDayAndDate(meeting.at, lang)} · ${t.page.membersOnly}`}
      width="wide"
      breadcrumbs={[{ href: paths.bulletins.to(visit, {}), label: t.all }]}
      noIndex
      before={
        <>
          {meeting.status === "cancelled" && <Notice tone="warning">{t.page.cancelled}</Notice>}
          {!bulletin.publishedAt && <Notice>{t.page.preview}</Notice>}
        </>
      }
    >
      <Actions>
        <ButtonLink href={paths.pdf.to(visit, { id: meeting.id })} kind="secondary">
          {t.page.pdf}
        </ButtonLink>
        {visit.may("bulletins.prepare") && (
          <ButtonLink href={paths.prepare.to(visit, { id: meeting.id })} kind="quiet">
            {t.page.prepare}
          </ButtonLink>
        )}
      </Actions>
      {figures.length > 0 && (
        <Section title={t.figures} lead={t.since(formatDate(since, lang))}>
          <dl class="bulletin-figures">
            {figures.map((figure) => (
              <div>
                <dt>{figure.label[lang]}</dt>
                <dd>{countInWords(figure, lang)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Section title={t.page.parties}>
        <div class="bulletin-parties">
          {contributions.map((one) => (
            <article class="bulletin-party">
              <h3 lang={writtenLang()}>{one.partyName}</h3>
              {saysNothing(one.lines) ? <p class="bulletin-silent">{t.notAnswered}</p> : <WrittenLines visit={visit} lines={one.lines} />}
            </article>
          ))}
        </div>
      </Section>
    </Page>
  );
};

export const bulletinsOnAPage = 30;

interface BulletinsPageProps {
  readonly visit: Visit;
  readonly bulletins: readonly { readonly meeting: KnownMeeting; readonly bulletin: Bulletin }[];
  readonly toWrite: readonly LinesToWrite[];
  readonly total: number;
  readonly page: number;
}

/** What one can write oneself, then every bulletin that members can read, the newest first. */
export const BulletinsPage: FC<BulletinsPageProps> = ({ visit, bulletins, toWrite, total, page }) => {
  const t = texts[visit.lang];
  return (
    <Page title={t.all} lead={t.lead} noIndex>
      <WriteLines {...{ visit, toWrite }} />
      {bulletins.length === 0 ? (
        <EmptyState title={t.empty} body={t.emptyBody} />
      ) : (
        <ItemList
          label={t.all}
          items={bulletins.map(({ meeting }) => ({
            key: meeting.id,
            title: <span lang={writtenLang()}>{meeting.title}</span>,
            href: paths.bulletin.to(visit, { id: meeting.id }),
            meta: formatDayAndDate(meeting.at, visit.lang),
          }))}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(total / bulletinsOnAPage)}
        total={total}
        href={(to) => paths.bulletins.to(visit, {}, { page: to === 1 ? undefined : to })}
      />
    </Page>
  );
};
