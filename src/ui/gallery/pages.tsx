import type { Child } from "hono/jsx";
import { Button, ButtonLink } from "../button.tsx";
import { Card, Cards } from "../card.tsx";
import { DangerBox } from "../danger.tsx";
import { Facts } from "../definition.tsx";
import { Doors } from "../door.tsx";
import { ItemPage } from "../item-page.tsx";
import { Actions, Page, Section } from "../layout.tsx";
import { EmptyState, Filters, ItemList, Pagination } from "../list.tsx";
import { DistrictMap } from "../map.tsx";
import { Notice } from "../notice.tsx";
import { Prose } from "../prose.tsx";
import { Status } from "../status.tsx";
import { ThreadStory, ThreadStrip } from "../story.tsx";
import { DataTable } from "../table.tsx";
import { Time } from "../time.tsx";
import { failedForm, freshForm } from "./form-pages.tsx";
import { decisionText, everyKindOfText, longWord, rows, thread } from "./samples.ts";
import { places, streets } from "./vesterbro.ts";

const home = (
  <Page
    title="Vi finder løsningerne sammen"
    lead="Her samler vi, hvad alle ser og mener om stofmiljøet på Vesterbro, og følger det, til det er gjort."
    width="wide"
    threaded
  >
    <Doors
      label="Hvad vil du?"
      doors={[
        {
          href: "#a",
          title: "Fortæl, hvad du ser",
          text: "En kanyle, en opgang, en uro. Du behøver ikke sige, hvem du er.",
        },
        {
          href: "#b",
          title: "Find hjælp",
          text: "Mad, en seng, en sygeplejerske, et sikkert sted. Åbent nu eller snart.",
        },
        { href: "#c", title: "Sig din mening", text: "Svar enig eller uenig på det, andre har foreslået." },
        {
          href: "#d",
          title: "Se, hvad der sker",
          text: "Møder, beslutninger, breve til byen og svarene på dem.",
        },
      ]}
    />
    <Section title="Den røde tråd i år" lead="Så langt er det nået, som nogen på Vesterbro har fortalt.">
      <ThreadStrip
        stages={[
          { key: "seen", label: "set på gaden", count: 214, href: "#1" },
          { key: "talked", label: "talt om", count: 31, href: "#2" },
          { key: "decided", label: "besluttet", count: 12, href: "#3" },
          { key: "answered", label: "besvaret", count: 7, href: "#4", note: "2 svar er forsinket" },
          { key: "done", label: "gjort", count: 0 },
        ]}
      />
    </Section>
    <Section title="Lige nu" action={<a href="#all">Alle møder</a>}>
      <Cards>
        <Card title="Onsdag den 25. november kl. 16" kicker="Næste møde" href="#m">
          <p>Otte punkter. Det ældste har ventet i 84 dage.</p>
        </Card>
        <Card
          title="Længere åbningstid om natten"
          kicker="Nyeste svar"
          href="#r"
          foot={<Status tone="done">Delvist ja, med begrundelse</Status>}
        />
        <Card
          title="Anbefaling om sygepleje på gaden"
          kicker="Afventer svar"
          href="#w"
          foot={<Status tone="late">Frist 1. maj</Status>}
        />
      </Cards>
    </Section>
    <Section title="Stederne på Vesterbro">
      <DistrictMap
        streets={streets}
        places={places}
        marks={[{ lat: 55.6708, lon: 12.5571, label: "Opgange ved Istedgade" }]}
      />
    </Section>
  </Page>
);

const item = (
  <ItemPage
    kind="Beslutning 14/2026"
    title="Bed byen om et sted at tage stoffer indendørs om natten"
    status={{ label: "Vedtaget", tone: "done", date: new Date("2026-02-04T15:40:00Z") }}
    breadcrumbs={[
      { href: "#forum", label: "Møder" },
      { href: "#meeting", label: "Møde 4. februar 2026" },
    ]}
    facts={[
      { term: "Til stede", value: "12 aktører" },
      { term: "Uenighed", value: "Én aktør stemte imod og har fået sin grund skrevet med." },
      { term: "Tages op igen", value: <Time at={new Date("2026-08-01T10:00:00Z")} /> },
      { term: "Sagsnr.", value: "2026-090784" },
      { term: "Tom", value: undefined },
    ]}
    actions={
      <Actions>
        <Button>Skriv anbefaling</Button>
        <Button kind="secondary">Opret opgave</Button>
        <ButtonLink href="#pdf" kind="quiet">
          Hent som PDF
        </ButtonLink>
      </Actions>
    }
    thread={thread}
  >
    <Prose html={decisionText} />
  </ItemPage>
);

const firstItem = (
  <ItemPage
    kind="Henvendelse"
    title={`En kanyle ved indgangen og et meget langt ord: ${longWord}`}
    status={{ label: "Modtaget", tone: "open", date: new Date("2026-11-20T22:10:00Z") }}
    thread={[
      {
        key: "a",
        label: "Henvendelse",
        title: "En kanyle",
        current: true,
        date: new Date("2026-11-20T22:10:00Z"),
      },
    ]}
    before={
      <Notice tone="success" title="Tak. Vi har modtaget det" live>
        <p>Gem koden BIRK-4821. Så kan du altid se, hvad der sker.</p>
      </Notice>
    }
  >
    <p>En af koordinatorerne læser det senest i morgen kl. 12.</p>
  </ItemPage>
);

const lists = (
  <Page
    title="Henvendelser"
    lead="300 henvendelser, 25 ad gangen."
    width="wide"
    breadcrumbs={[{ href: "#", label: "Vesterbro" }]}
  >
    <Filters
      filters={[
        { label: "Alle", href: "#", count: 300, current: true },
        { label: "Nye", href: "#n", count: 14 },
        { label: "Set", href: "#s", count: 81 },
        { label: "Afventer en anden myndigheds svar", href: "#w", count: 3 },
      ]}
    />
    <ItemList items={rows(300).slice(25, 50)} label="Henvendelser" />
    <Pagination page={6} pages={12} total={300} href={(page) => `?side=${page}`} />
    <Section title="Én række">
      <ItemList
        items={rows(1).map((row) => ({
          ...row,
          kind: "Henvendelse",
          actions: <Button kind="quiet">Sæt på dagsordenen</Button>,
        }))}
      />
    </Section>
    <Section title="Ingen rækker">
      <EmptyState
        title="Der er ikke kommet noget endnu"
        body="Når nogen fortæller, hvad de ser, står det her."
        action={<ButtonLink href="#new">Fortæl, hvad du ser</ButtonLink>}
      />
    </Section>
    <DataTable
      caption="Mål og målinger"
      columns={[
        { key: "goal", label: "Mål" },
        { key: "party", label: "Ansvarlig aktør" },
        { key: "state", label: "Status" },
        { key: "count", label: "Indtag pr. døgn", align: "end" },
      ]}
      rows={[1, 2, 3].map((row) => ({
        key: String(row),
        cells: {
          goal: <a href={`#goal-${row}`}>{row === 2 ? longWord : "Trygge opgange"}</a>,
          party: "Socialforvaltningen, Center for Udsatte",
          state: <Status tone={row === 1 ? "done" : "late"}>{row === 1 ? "I gang" : "Forsinket"}</Status>,
          count: row * 1234,
        },
      }))}
    />
  </Page>
);

const content = (
  <Page title="Små dele" lead="Alt det, som siderne er sat sammen af." kicker="Galleri">
    <DangerBox>
      <p>
        Lægehjælp, der haster: <a href="tel:1813">1813</a>
      </p>
      <p>
        Politi, der kan vente: <a href="tel:114">114</a>
      </p>
    </DangerBox>
    <Notice title="Godt at vide">Kun koordinatorerne kan læse det, du skriver.</Notice>
    <Notice tone="success" title="Gemt" live>
      Referatet er gemt kl. 16.42.
    </Notice>
    <Notice tone="warning" title="Fristen er overskredet">
      <p>Socialforvaltningen skulle have svaret 1. maj.</p>
    </Notice>
    <Section title="Status">
      <p>
        {(["neutral", "open", "done", "late", "danger"] as const).map((tone) => (
          <>
            <Status tone={tone}>{tone}</Status>{" "}
          </>
        ))}
      </p>
    </Section>
    <Section title="Knapper">
      <Actions>
        <Button>Send</Button>
        <Button kind="secondary">Gem udkast</Button>
        <Button kind="danger">Slet for altid</Button>
        <Button aria-disabled="true">Sender</Button>
        <ButtonLink href="#" kind="quiet">
          Fortryd
        </ButtonLink>
      </Actions>
    </Section>
    <ThreadStory steps={thread} />
    <Facts items={[{ term: "Dokumentnr.", value: "2010-624081" }]} />
    <Prose html={everyKindOfText} />
  </Page>
);

/** Every component in every state, by page. */
export const galleryPages: Readonly<Record<string, Child>> = {
  home,
  item,
  "first-item": firstItem,
  lists,
  content,
  form: freshForm,
  "failed-form": failedForm,
};
