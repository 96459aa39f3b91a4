import type { FC } from "hono/jsx";
import { sizeWords } from "../../../platform/files/size-words.ts";
import { formatDay, startOfDay } from "../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { MakeButtons } from "../../../thread/make.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { ItemPage } from "../../../ui/item-page.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { Status } from "../../../ui/status.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { measureKind } from "../kinds.ts";
import { planPaths } from "../paths.ts";
import type { Goal } from "../queries/goals.ts";
import type { Measure, Proof } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { Day, periodOf, statusOf, writtenIn } from "./parts.tsx";

type MeasureProps = {
  visit: Visit;
  measure: Measure;
  goal: Goal | undefined;
  party: string | undefined;
  proofs: readonly Proof[];
  thread: readonly ThreadStep[];
};

export const MeasurePage: FC<MeasureProps> = ({ visit, measure, goal, party, proofs, thread }) => {
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
      {measure.description && (
        <div lang={writtenIn(lang)}>
          <Prose html={renderMarkdown(measure.description)} />
        </div>
      )}
      {measure.isPublished && (
        <Section title={t.proofs} lead={proofs.length > 0 ? t.proofsLead : t.noProofs}>
          {proofs.length > 0 && (
            <ol class="proofs">
              {proofs.map((proof) => (
                <ProofItem {...{ visit, measure, proof }} />
              ))}
            </ol>
          )}
        </Section>
      )}
    </ItemPage>
  );
};

const ProofItem: FC<{ visit: Visit; measure: Measure; proof: Proof }> = ({ visit, measure, proof }) => {
  const { lang } = visit;
  const t = texts[lang];
  const status = measureKind.statuses[proof.statusAfter];
  const fileHref = planPaths.proofFile.to(visit, { id: measure.id, proof: proof.id });
  return (
    <li class="proof" id={`proof-${proof.id}`}>
      <p class="proof-head">
        <strong>
          <Day day={proof.day} />
        </strong>{" "}
        <Status tone={status?.tone}>{status?.words[lang]}</Status>
      </p>
      {proof.words && (
        <div lang={writtenIn(lang)}>
          <Prose html={renderMarkdown(proof.words)} />
        </div>
      )}
      {proof.link && (
        <p>
          <a href={proof.link} rel="noopener noreferrer">
            {t.openLink}: <span class="proof-host">{new URL(proof.link).hostname}</span>
          </a>
        </p>
      )}
      {proof.file && proof.file.type.startsWith("image/") && (
        <img class="proof-photo" src={fileHref} alt={t.proofPhoto(formatDay(proof.day, lang))} loading="lazy" />
      )}
      {proof.file && (
        <p>
          <a href={fileHref}>{t.openFile(proof.file.name, sizeWords(proof.file.size, lang))}</a>
        </p>
      )}
    </li>
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
      <MakeButtons visit={visit} item={{ kind: "measure", id: measure.id }} />
    </Actions>
  );
};

const Saved: FC<{ visit: Visit; measure: Measure }> = ({ visit, measure }) => {
  const t = texts[visit.lang];
  const saved = visit.query("saved");
  const words = saved === "measure" || saved === "draft" || saved === "proof" ? t.saved[saved] : undefined;
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
