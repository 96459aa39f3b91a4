import type { FC } from "hono/jsx";
import { receiptDoor } from "../../../../platform/web/receipt-door.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Facts } from "../../../../ui/definition.tsx";
import { Page, Section } from "../../../../ui/layout.tsx";
import { DataTable } from "../../../../ui/table.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { paths } from "../../paths.ts";
import type { Conference } from "../../queries/conferences.ts";
import { minuteOf } from "../../rules/when.ts";
import { texts as visitorTexts } from "../../texts/visitors.ts";
import { texts as registrationTexts } from "../../registration/texts/registration.ts";
import type { PublicSeed, Published } from "../queries/published.ts";
import { toldCounts } from "../rules/outcome.ts";
import { texts as deskTexts } from "../texts/desk.ts";
import { texts } from "../texts/told.ts";

interface ToldProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly seed: PublicSeed;
  /** undefined until an allocation is published. */
  readonly published: Published | undefined;
}

/** How places are allocated and how anyone can check it, and what came of it in numbers; nothing about one person. */
export const ToldPage: FC<ToldProps> = ({ visit, conference, seed, published }) => {
  const { lang } = visit;
  const t = texts[lang];
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumbs={[
        { href: paths.conferences.to(visit, {}), label: visitorTexts[lang].title },
        { href: paths.conference.to(visit, { id: conference.id }), label: conference.title, isWritten: true },
      ]}
    >
      {published ? <Result {...{ visit, published }} /> : <p>{t.notYet}</p>}
      <Section title={t.how}>
        <ol class="allocation-steps">
          {t.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </Section>
      <Section title={t.draw}>
        <p>{seed.seed ? t.revealed : t.sealed}</p>
        <Facts
          items={[
            { term: t.seed, value: seed.seed && <code class="allocation-code">{seed.seed}</code> },
            { term: t.digest, value: <code class="allocation-code">{seed.digest}</code> },
          ]}
        />
        {seed.seed && (
          <>
            <h3>{t.check}</h3>
            <p>{t.checkSeed}</p>
            <Command text={`printf '%s' ${seed.seed} | sha256sum`} />
            <p>{t.checkOrder}</p>
            <Command text={`printf '%s\\n%s' ${seed.seed} 17 | sha256sum`} />
            <p>{t.checkAll}</p>
            <Command text="npm run kvarter -- allocation fordeling.json" />
          </>
        )}
      </Section>
    </Page>
  );
};

const Command: FC<{ text: string }> = ({ text }) => (
  <p>
    <code class="allocation-code">{text}</code>
  </p>
);

const Result: FC<{ visit: Visit; published: Published }> = ({ visit, published }) => {
  const { lang } = visit;
  const t = texts[lang];
  const { outcome } = published;
  const { without, ...places } = outcome.tally;
  const counts = { ...toldCounts(places), ...toldCounts({ without }) };
  const shown = (Object.keys(counts) as (keyof typeof counts)[]).filter((key) => counts[key] !== 0);
  const isHidden = shown.some((key) => counts[key] === null);
  return (
    <Section title={t.result} lead={t.version(published.version, minuteOf(published.publishedAt, lang))}>
      <p>
        {t.people(outcome.people, outcome.withWishes)} {outcome.isOptimal ? t.best : t.notBest}
      </p>
      <p class="on-screen">
        <a href={receiptDoor.to(visit, {})}>{registrationTexts[lang].own.haveCode}</a>
      </p>
      <DataTable
        caption={t.result}
        hideCaption
        columns={[
          { key: "what", label: t.columns.what },
          { key: "count", label: t.columns.count, align: "end" },
        ]}
        rows={shown.map((key) => ({ key, cells: { what: deskTexts[lang].rows[key], count: counts[key] === null ? t.withheld : String(counts[key]) } }))}
      />
      {isHidden && <p>{t.fewWhy}</p>}
      <DataTable
        caption={t.rooms}
        columns={[
          { key: "workshop", label: t.columns.workshop },
          { key: "round", label: t.columns.round, align: "end" },
          { key: "places", label: t.columns.places, align: "end" },
          { key: "left", label: t.columns.left, align: "end" },
        ]}
        rows={outcome.sessions.map(({ id, title, round, places: room, taken }) => ({
          key: `${id}/${round}`,
          cells: {
            workshop: <WrittenWords>{title}</WrittenWords>,
            round: String(round),
            places: String(room),
            left: room > taken ? String(room - taken) : t.none,
          },
        }))}
      />
    </Section>
  );
};
