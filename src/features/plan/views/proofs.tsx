import type { FC } from "hono/jsx";
import { sizeWords } from "../../../platform/files/size-words.ts";
import { dayOf, formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import { renderMarkdown } from "../../../platform/markdown/render.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Section } from "../../../ui/layout.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { Status } from "../../../ui/status.tsx";
import { measureKind } from "../kinds.ts";
import { planPaths } from "../paths.ts";
import type { Measure, Proof, WithdrawnProof } from "../queries/measures.ts";
import { texts } from "../texts.ts";
import { Day, writtenIn } from "./parts.tsx";

type ProofsProps = {
  visit: Visit;
  measure: Measure;
  proofs: readonly Proof[];
  withdrawn: readonly WithdrawnProof[];
};

/** What shows how a measure moved, newest first, with a line for each that was taken back on the day it was. */
export const Proofs: FC<ProofsProps> = ({ visit, measure, proofs, withdrawn }) => {
  const t = texts[visit.lang];
  const lines = [
    ...withdrawn.map((one) => ({ day: dayOf(one.withdrawnAt), line: <WithdrawnItem {...{ visit, one }} /> })),
    ...proofs.map((proof) => ({ day: proof.day, line: <ProofItem {...{ visit, measure, proof }} /> })),
  ];
  const newestFirst = lines.toSorted((one, other) => other.day.localeCompare(one.day));
  const lead = proofs.length > 0 ? t.proofsLead : withdrawn.length > 0 ? t.noneLeft : t.noProofs;
  return (
    <Section title={t.proofs} lead={lead}>
      {newestFirst.length > 0 && <ol class="proofs">{newestFirst.map(({ line }) => line)}</ol>}
    </Section>
  );
};

const WithdrawnItem: FC<{ visit: Visit; one: WithdrawnProof }> = ({ visit, one }) => (
  <li class="proof">
    <p>
      {texts[visit.lang].withdrawn(formatDate(one.withdrawnAt, visit.lang))} <span lang={writtenIn(visit.lang)}>{one.why}</span>
    </p>
  </li>
);

const ProofItem: FC<{ visit: Visit; measure: Measure; proof: Proof }> = ({ visit, measure, proof }) => {
  const { lang } = visit;
  const t = texts[lang];
  const fileHref = planPaths.proofFile.to(visit, { id: measure.id, proof: proof.id });
  return (
    <li class="proof" id={`proof-${proof.id}`}>
      <ProofWords {...{ visit, proof }} />
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
      {visit.may("plan.manage") && (
        <p>
          <a href={planPaths.withdrawProof.to(visit, { id: measure.id, proof: proof.id })}>
            {t.withdraw.title}
            <span class="visually-hidden">{t.withdraw.ofDay(formatDay(proof.day, lang))}</span>
          </a>
        </p>
      )}
    </li>
  );
};

/** The day of a proof, where it leaves the measure, and its words. */
export const ProofWords: FC<{ visit: Visit; proof: Proof }> = ({ visit, proof }) => {
  const status = measureKind.statuses[proof.statusAfter];
  return (
    <>
      <p class="proof-head">
        <strong>
          <Day day={proof.day} />
        </strong>{" "}
        <Status tone={status?.tone}>{status?.words[visit.lang]}</Status>
      </p>
      {proof.words && (
        <div lang={writtenIn(visit.lang)}>
          <Prose html={renderMarkdown(proof.words)} />
        </div>
      )}
    </>
  );
};
