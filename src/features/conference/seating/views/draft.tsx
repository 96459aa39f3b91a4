import type { FC } from "hono/jsx";
import type { Tally } from "../../../../allocation/outcome.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Form, HiddenField } from "../../../../ui/form.tsx";
import { Actions, Section } from "../../../../ui/layout.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { isOpen, registrationAt } from "../../rules/stages.ts";
import { minuteOf } from "../../rules/when.ts";
import { seatingPaths } from "../paths.ts";
import type { Draft } from "../queries/seating.ts";
import { compareDraft, sessionMixes } from "../rules/sessions.ts";
import { texts } from "../texts/desk.ts";
import type { DeskProps } from "./desk.tsx";

type DraftProps = DeskProps & { readonly draft: Draft; readonly before: Draft | undefined };

type Computed = Draft & { readonly allocation: NonNullable<Draft["allocation"]> };

const isComputed = (draft: Draft | undefined): draft is Computed => draft?.allocation !== undefined;

/** The last allocation that was tried: how good it is, beside others; who meets; and the button that publishes it. */
export const DraftSection: FC<DraftProps> = (props) => {
  const { visit, conference, draft, published, changed } = props;
  const { lang } = visit;
  const t = texts[lang];
  const { id } = conference;
  if (!isComputed(draft)) return <Notice tone="warning">{t.failed}</Notice>;
  // What has been published is told above, as it is now.
  if (published?.draftNumber === draft.number) return null;
  const { mix, proof } = draft.allocation;
  const before = isComputed(props.before) ? props.before : undefined;
  const comparison = compareDraft(draft, before);
  const share = mix.pairs === 0 ? undefined : String(Math.round((100 * (mix.pairs - mix.alike)) / mix.pairs));
  const stale = changed.places ? t.changedPlaces : changed.registrations ? t.changedRegistrations : undefined;
  return (
    <Section title={t.draft(draft.number)} lead={draft.doneAt ? t.draftAt(minuteOf(draft.doneAt, lang)) : ""} id="draft">
      {stale && isOpen(conference, visit.now) && <Notice tone="warning">{stale}</Notice>}
      <p>{proof.isOptimal ? t.best : t.notBest}</p>
      {comparison.before && (
        <p class="allocation-difference">
          {t.difference(comparison.before.difference.better.length, comparison.before.difference.worse.length, comparison.before.difference.same.length)}
        </p>
      )}
      <ComparisonTable lang={lang} comparison={comparison} />
      {share !== undefined && (
        <p>
          {t.mix(share)} {mix.alike === mix.fewestAlike ? t.mixBest : t.mixGap(mix.alike, mix.fewestAlike)}
        </p>
      )}
      <Sessions {...props} draft={draft} />
      <Actions>
        <ButtonLink kind="secondary" href={seatingPaths.people.to(visit, { id }, { of: "draft" })}>
          {t.people}
        </ButtonLink>
      </Actions>
      {!stale && isOpen(conference, visit.now) && registrationAt(conference, visit.now) === "closed" && <PublishForm {...props} />}
    </Section>
  );
};

const ComparisonTable: FC<Pick<DeskProps["visit"], "lang"> & { comparison: ReturnType<typeof compareDraft> }> = ({ lang, comparison }) => {
  const t = texts[lang];
  const ways: readonly (readonly [key: string, label: string, tally: Tally])[] = [
    ["draft", t.columns.draft, comparison.draft],
    ...(comparison.before ? [["before", t.columns.before, comparison.before.tally] as const] : []),
    ["firstCome", t.columns.firstCome, comparison.firstCome],
    ["drawn", t.columns.drawn, comparison.drawnOrder],
  ];
  const rows = (Object.keys(t.rows) as (keyof Tally)[]).filter((key) => ways.some(([, , tally]) => tally[key] > 0));
  return (
    <DataTable
      caption={t.comparison}
      columns={[{ key: "what", label: t.columns.what }, ...ways.map(([key, label]) => ({ key, label, align: "end" as const }))]}
      rows={rows.map((row) => ({ key: row, cells: { what: t.rows[row], ...Object.fromEntries(ways.map(([key, , tally]) => [key, String(tally[row])])) } }))}
    />
  );
};

const Sessions: FC<DeskProps & { draft: Computed }> = ({ visit, workshops, partyNames, draft }) => {
  const t = texts[visit.lang];
  const titles = new Map(workshops.map(({ id, title }) => [id, title]));
  return (
    <DataTable
      caption={t.sessions}
      columns={[
        { key: "workshop", label: t.sessionColumns.workshop },
        { key: "round", label: t.sessionColumns.round, align: "end" },
        { key: "taken", label: t.sessionColumns.taken, align: "end" },
        { key: "parties", label: t.sessionColumns.parties },
      ]}
      rows={sessionMixes(draft.problem, draft.allocation.people).map(({ workshop, round, taken, places, parties }) => ({
        key: `${workshop}/${round}`,
        cells: {
          workshop: <WrittenWords>{titles.get(workshop) ?? ""}</WrittenWords>,
          round: String(round),
          taken: t.taken(taken, places),
          parties: parties.map(({ party, count }) => t.partyCount(party === null ? t.noParty : (partyNames.get(party) ?? t.noParty), count)).join(", "),
        },
      }))}
    />
  );
};

const PublishForm: FC<DraftProps> = ({ visit, conference, draft, people, published }) => {
  const t = texts[visit.lang];
  if (!visit.may("conference.publish_allocation")) return null;
  const mails = people.filter(({ email }) => email !== null).length;
  return (
    <Form action={seatingPaths.publish.to(visit, { id: conference.id })}>
      <HiddenField name="draft" value={String(draft.number)} />
      <p>
        {published && `${t.publishAgain} `}
        {t.publishBody(mails, people.length - mails)}
      </p>
      <Actions>
        <Button>{t.publish}</Button>
      </Actions>
    </Form>
  );
};
