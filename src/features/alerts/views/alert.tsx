import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Written } from "../../../ui/written.tsx";
import { isCurrent, overSince } from "../alert.ts";
import type { PublicAlert } from "../alert.ts";
import { alertItemKind } from "../alert-item.ts";
import { headlineIn, untilWords } from "../alert-words.ts";
import { paths } from "../paths.ts";
import type { Edition } from "../queries/public.ts";
import { texts as kindTexts } from "../texts/kinds.ts";
import { texts } from "../texts/visitors.ts";
import { texts as workTexts } from "../texts/work.ts";
import { AlertBody } from "./parts.tsx";

type AlertProps = { visit: Visit; alert: PublicAlert; editions: readonly Edition[]; thread: readonly ThreadStep[] };

/** One alert: what to do, what it is, how it is known, what was changed; and once it is over, only what it was and what was learnt. */
export const AlertPage: FC<AlertProps> = ({ visit, alert, editions, thread }) => {
  const t = texts[visit.lang];
  const { id, kind, words, expiresAt, learnt } = alert;
  const { text, isDanish } = headlineIn(words, visit.lang);
  const current = isCurrent(alert, visit.now);
  const over = t.over(formatDateTime(overSince(alert), visit.lang));
  return (
    <ItemPage
      kind={`${t.kind} · ${kindTexts[visit.lang][kind].label}`}
      title={text}
      isWritten={isDanish}
      description={`${kindTexts[visit.lang][kind].label}: ${text}`}
      status={current ? { label: untilWords(expiresAt, visit.now, visit.lang), tone: "late" } : { label: t.statuses[alert.isClosed ? "closed" : "expired"], tone: "neutral" }}
      breadcrumbs={[
        { href: paths.help.to(visit, {}), label: workTexts[visit.lang].helpNow },
        { href: paths.alerts.to(visit, {}), label: t.title },
      ]}
      thread={thread}
      actions={
        visit.may("alerts.grade") && (
          <Actions>
            {!current && <MakeButtons visit={visit} item={{ kind: alertItemKind, id }} />}
            <ButtonLink kind="quiet" href={paths.workOne.to(visit, { id })}>
              {t.work}
            </ButtonLink>
          </Actions>
        )
      }
    >
      {current ? (
        <AlertBody {...{ visit, kind, words }} seenDay={alert.seenDay} />
      ) : (
        <>
          <Notice tone="info" title={over}>
            {learnt === "" && <p>{t.notClosed}</p>}
          </Notice>
          {learnt !== "" && (
            <Section title={t.learnt}>
              <Written text={learnt} />
            </Section>
          )}
        </>
      )}
      {editions.length > 1 && (
        <Section title={t.changes}>
          <ul>
            {editions.map(({ at, changed, number }) => (
              <li>
                {formatDateTime(at, visit.lang)}: {number === 1 ? t.first : <span lang={writtenLang()}>{changed}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {current && (
        <>
          <Section title={t.known}>
            <p>
              {t.credibility[alert.credibility]} {t.twoPeople}
            </p>
          </Section>
          <Section title={t.share}>
            <Actions>
              <ButtonLink kind="secondary" href={paths.flyer.to(visit, { id })}>
                {t.flyer}
              </ButtonLink>
              <ButtonLink kind="quiet" href={paths.sms.to(visit, { id })}>
                {t.sms}
              </ButtonLink>
            </Actions>
          </Section>
        </>
      )}
    </ItemPage>
  );
};
