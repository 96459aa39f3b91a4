import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../ui/layout.tsx";
import { EmptyState } from "../../../ui/list.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Status } from "../../../ui/status.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { paths } from "../paths.ts";
import type { Candidate } from "../queries/candidates.ts";
import type { Batch, Counter } from "../queries/counting.ts";
import type { Election } from "../queries/elections.ts";
import { voteField } from "../tally.ts";
import { callTexts } from "../texts/call.ts";
import { countTexts } from "../texts/count.ts";
import { texts } from "../texts/election.ts";
import { SaveOr, candidateName, crumbsTo, danish, fieldsOf } from "./parts.tsx";

type CountProps = {
  visit: Visit;
  election: Election;
  candidates: readonly Candidate[];
  counters: readonly [Counter, Counter];
  batches: readonly Batch[];
  /** Who looks, when they are one of the two. */
  me: string | undefined;
};

/** The two who count see each batch: who has counted it, whether they agree, and where not. */
export const CountPage: FC<CountProps> = ({ visit, election, candidates, counters, batches, me }) => {
  const t = countTexts[visit.lang].count;
  const next = (batches.at(-1)?.batch ?? 0) + 1;
  const link = (batch: number) => paths.batch.to(visit, { id: election.id, batch: String(batch) });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      kicker={<span lang={danish(visit.lang)}>{election.title}</span>}
      breadcrumbs={crumbsTo(visit, election, visit.may("elections.manage"))}
      before={visit.query("saved") && <Notice tone="success" live>{texts[visit.lang].saved}</Notice>}
      noIndex
    >
      <p>
        {t.counters}: {counters.map(({ name }) => name).join(", ")}
      </p>
      {me === undefined && (
        <Notice>
          <p>{t.notYours}</p>
        </Notice>
      )}
      <Section title={t.batches}>
        {batches.length === 0 && <EmptyState title={t.noBatches} body={t.noBatchesBody} />}
        {batches.map((batch) => (
          <div class="batch" id={`batch-${batch.batch}`}>
            <h3>{t.batch(batch.batch)}</h3>
            <BatchStatus visit={visit} batch={batch} me={me} />
            {batch.differences && batch.differences.length > 0 && (
              <DataTable
                caption={t.differences}
                columns={[
                  { key: "what", label: t.what },
                  { key: "first", label: nameOf(counters, batch.countedBy[0]), align: "end" },
                  { key: "second", label: nameOf(counters, batch.countedBy[1]), align: "end" },
                ]}
                rows={batch.differences.map(({ what, first, second }) => ({
                  key: what,
                  cells: { what: figureWords(visit, what, candidates), first: String(first), second: String(second) },
                }))}
              />
            )}
            {me !== undefined && batch.settled === undefined && (
              <p>
                <a href={link(batch.batch)}>
                  {batch.countedBy.includes(me) ? t.correct : t.enter}
                  <span class="visually-hidden">: {t.batch(batch.batch)}</span>
                </a>
              </p>
            )}
          </div>
        ))}
        {me !== undefined && election.status === "counting" && (
          <Actions>
            <ButtonLink href={link(next)}>{t.add}</ButtonLink>
          </Actions>
        )}
      </Section>
    </Page>
  );
};

const BatchStatus: FC<{ visit: Visit; batch: Batch; me: string | undefined }> = ({ visit, batch, me }) => {
  const t = countTexts[visit.lang].count.states;
  if (batch.settled) return <Status tone="done">{t.settled}</Status>;
  if (batch.differences) return <Status tone="late">{t.differs}</Status>;
  return <Status tone="open">{me !== undefined && !batch.countedBy.includes(me) ? t.you : t.other}</Status>;
};

function nameOf(counters: readonly Counter[], id: string | undefined): string {
  return counters.find(({ memberId }) => memberId === id)?.name ?? "";
}

function figureWords(visit: Visit, what: string, candidates: readonly Candidate[]): string {
  const t = countTexts[visit.lang].count;
  if (what === "ballots" || what === "blank" || what === "invalid") return t.figures[what];
  const candidate = candidates.find(({ number }) => number !== null && voteField(number) === what);
  return candidate ? t.candidate(candidate.number ?? 0, ballotName(visit, candidate)) : what;
}

function ballotName(visit: Visit, candidate: Candidate): string {
  return candidate.status === "withdrawn" ? texts[visit.lang].candidates.withdrawn : candidateName(candidate, visit.lang);
}

type BatchProps = { visit: Visit; election: Election; candidates: readonly Candidate[]; batch: number; problem: FormProblem };

/** One counter's own figures for one batch. */
export const BatchPage: FC<BatchProps> = ({ visit, election, candidates, batch, problem }) => {
  const t = countTexts[visit.lang];
  const { errors, field } = fieldsOf(visit, problem);
  const whole = (name: string) => ({ ...field(name), type: "number", width: "short", inputmode: "numeric" }) as const;
  return (
    <Page
      title={t.batchForm.title(batch)}
      lead={t.batchForm.lead}
      breadcrumbs={[
        ...crumbsTo(visit, election),
        { href: paths.count.to(visit, { id: election.id }), label: t.count.title },
      ]}
      hasErrors={errors.length > 0}
      before={<ErrorSummary errors={errors} />}
      noIndex
    >
      <Form action={paths.batch.to(visit, { id: election.id, batch: String(batch) })} autocomplete="off">
        <Section title={t.batchForm.figures}>
          {(["ballots", "blank", "invalid"] as const).map((name) => (
            <TextField {...whole(name)} label={t.count.figures[name]} required />
          ))}
        </Section>
        <Section title={t.batchForm.candidates}>
          {candidates.map((candidate) => (
            <TextField
              {...whole(voteField(candidate.number ?? 0))}
              label={t.count.candidate(candidate.number ?? 0, ballotName(visit, candidate))}
              required
            />
          ))}
        </Section>
        <SaveOr
          save={t.batchForm.save}
          back={paths.count.to(visit, { id: election.id })}
          backWords={callTexts[visit.lang].cancel}
        />
      </Form>
    </Page>
  );
};
