import type { FC } from "hono/jsx";
import { hasLeftInWords } from "../../../network/party.ts";
import { startOfDay } from "../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { planPaths } from "../paths.ts";
import type { Goal } from "../queries/goals.ts";
import type { Measure, Proof, WithdrawnProof } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { periodOf, statusOf, writtenIn } from "./parts.tsx";
import { Proofs } from "./proofs.tsx";

type MeasureProps = {
  visit: Visit;
  measure: Measure;
  goal: Goal | undefined;
  party: string | undefined;
  /** The responsible party has left the network, and somebody looks at this who must know. */
  hasLeft: boolean;
  proofs: readonly Proof[];
  withdrawn: readonly WithdrawnProof[];
  thread: readonly ThreadStep[];
};

export const MeasurePage: FC<MeasureProps> = ({ visit, measure, goal, party, hasLeft, proofs, withdrawn, thread }) => {
  const { lang } = visit;
  const t = texts[lang];
  const statusDate = measure.provenDay ? startOfDay(measure.provenDay) : (measure.publishedAt ?? undefined);
  return (
    <ItemPage
      kind={t.measure}
      title={measure.title}
      isWritten
      noIndex={!measure.isPublished}
      status={{ ...statusOf(measure, lang, visit.now), date: statusDate }}
      breadcrumbs={[{ href: planPaths.plan.to(visit, {}), label: t.title }]}
      before={<Saved visit={visit} measure={measure} />}
      facts={[
        { term: t.responsible, value: party ?? t.notChosen },
        { term: t.period, value: periodOf(measure, lang) ?? t.notChosen },
        { term: t.goal, value: goal ? <a href={planPaths.goal.to(visit, { id: goal.id })} lang={writtenIn(lang)}>{goal.title}</a> : t.notChosen },
      ]}
      thread={thread}
      actions={visit.may("plan.manage") && <MeasureActions {...{ visit, measure }} />}
    >
      {hasLeft && party && (
        <Notice tone="warning">
          {hasLeftInWords(party, lang)} {t.responsibleLeft}
        </Notice>
      )}
      {measure.description && (
        <div lang={writtenIn(lang)}>
          <Prose html={renderMarkdown(measure.description)} />
        </div>
      )}
      {measure.isPublished && <Proofs {...{ visit, measure, proofs, withdrawn }} />}
    </ItemPage>
  );
};

const MeasureActions: FC<{ visit: Visit; measure: Measure }> = ({ visit, measure }) => {
  const t = texts[visit.lang];
  const edit = planPaths.editMeasure.to(visit, { id: measure.id });
  return (
    <Actions>
      {measure.isPublished && (
        <ButtonLink href={planPaths.prove.to(visit, { id: measure.id })}>{t.prove}</ButtonLink>
      )}
      <ButtonLink kind={measure.isPublished ? "quiet" : "primary"} href={edit}>
        {t.editMeasure}
      </ButtonLink>
      {!measure.isPublished && (
        <ButtonLink kind="quiet" href={planPaths.discardMeasure.to(visit, { id: measure.id })}>
          {t.discard}
        </ButtonLink>
      )}
      <MakeButtons visit={visit} item={{ kind: "measure", id: measure.id }} />
    </Actions>
  );
};

const Saved: FC<{ visit: Visit; measure: Measure }> = ({ visit, measure }) => {
  const t = texts[visit.lang];
  const saved = visit.query("saved");
  const words = saved === "measure" || saved === "draft" || saved === "proof" || saved === "withdrawn" ? t.saved[saved] : undefined;
  return (
    <>
      {words && (
        <Notice tone="success" live>
          {words}
        </Notice>
      )}
      {!measure.isPublished && <Notice>{t.draftNotice}</Notice>}
    </>
  );
};
