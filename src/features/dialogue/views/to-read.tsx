import type { FC } from "hono/jsx";
import { dayOf, startOfDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState, ItemList } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import type { StatusWords } from "../../../ui/status.tsx";
import { moderatorSteps } from "../rules/statements/moderation.ts";
import { paths } from "../paths.ts";
import type { ReadStatement } from "../queries/to-read.ts";
import { texts } from "../texts/dialogue.ts";
import { moderateTexts } from "../texts/moderate.ts";

interface ToReadProps {
  readonly visit: Visit;
  /** What whoever looks can decide about, the oldest first. */
  readonly yours: readonly ReadStatement[];
  readonly others: readonly ReadStatement[];
}

/** Everything that waits for somebody: what one can decide first, then what takes somebody else. */
export const ToReadPage: FC<ToReadProps> = ({ visit, yours, others }) => {
  const t = moderateTexts[visit.lang];
  const [oldest] = yours;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[{ href: paths.dialogue.to(visit, {}), label: texts[visit.lang].title }]}
      before={<JustDecided visit={visit} />}
      noIndex
    >
      {oldest ? (
        <Section title={t.yours}>
          <Actions>
            <ButtonLink href={paths.read.to(visit, { statement: oldest.id })}>{t.begin}</ButtonLink>
          </Actions>
          <Rows {...{ visit }} statements={yours} />
        </Section>
      ) : (
        <EmptyState title={t.empty} body={t.emptyBody} />
      )}
      {others.length > 0 && (
        <Section title={t.others} lead={t.othersLead}>
          <Rows {...{ visit }} statements={others} />
        </Section>
      )}
    </Page>
  );
};

const Rows: FC<{ visit: Visit; statements: readonly ReadStatement[] }> = ({ visit, statements }) => (
  <ItemList
    items={statements.map((statement) => ({
      key: statement.id,
      title: <span lang={writtenLang()}>{statement.text}</span>,
      href: paths.read.to(visit, { statement: statement.id }),
      meta: (
        <>
          {ageInWords(visit, statement)} · <span lang={writtenLang()}>{statement.questionTitle}</span>
        </>
      ),
      status: stateInWords(visit, statement),
    }))}
  />
);

/** What was just done, on the page that follows. */
export const JustDecided: FC<{ visit: Visit }> = ({ visit }) => {
  const done = moderatorSteps.find((step) => step === visit.query("done"));
  return done ? <Notice tone="success" live>{moderateTexts[visit.lang].done[done]}</Notice> : null;
};

const dayMs = 24 * 60 * 60 * 1000;

/** How long ago a statement was written. */
export function ageInWords(visit: Visit, { writtenOn }: ReadStatement): string {
  const t = moderateTexts[visit.lang];
  if (writtenOn === null) return t.fromStart;
  const passed = startOfDay(dayOf(visit.now)).getTime() - startOfDay(writtenOn).getTime();
  return t.age(Math.max(0, Math.round(passed / dayMs)));
}

/** How a statement stands, for those who read. */
export function stateInWords(visit: Visit, { status, isAppealed, isProposed, wasPublished, isOpen }: ReadStatement): StatusWords {
  const t = moderateTexts[visit.lang].states;
  if (isAppealed) return { label: t.appealed, tone: "late" };
  if (status !== "waiting") return { label: t[status], tone: status === "returned" ? "neutral" : "done" };
  if (!isOpen && !wasPublished) return { label: t.late, tone: "neutral" };
  if (!isProposed) return { label: t.waiting, tone: "open" };
  return { label: wasPublished ? t.taken_out : t.proposed, tone: "late" };
}
