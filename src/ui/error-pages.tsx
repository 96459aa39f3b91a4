import { usePage } from "../platform/web/page-context.ts";
import type { ErrorPages } from "../platform/web/render.tsx";
import { defineTexts } from "../platform/i18n/lang.ts";
import { TextArea } from "./field.tsx";
import { Page, Section } from "./layout.tsx";
import { uiTexts } from "./texts.ts";

const texts = defineTexts(
  {
    notFound: {
      title: "Siden er her ikke",
      lead: "Adressen kan være skrevet forkert, eller siden er kun for medlemmer.",
      home: "Gå til forsiden",
      signIn: "Er du medlem, så log ind",
    },
    gone: {
      title: "Det er her ikke mere",
      lead: "Måske har en anden slettet det, mens du skrev, eller linket virker ikke længere. Vi har ikke gemt noget.",
      written: "Her er det, du skrev",
      copy: "Kopiér det, du vil bruge. Det er væk, når du lukker siden.",
      part: (number: number) => `Tekst ${number}`,
      home: "Gå til forsiden",
    },
    tooLarge: {
      title: "Det fylder for meget",
      lead: "Gå tilbage i browseren, og vælg en mindre fil. Den må højst fylde 10 MB. Det, du har skrevet, står der endnu.",
    },
    foreignForm: {
      title: "Vi kan ikke se, hvor formularen kommer fra",
      lead: "Derfor har vi ikke gemt noget. Åbn siden igen her hos os, og send derfra. Gå tilbage i browseren, hvis du har skrevet noget: så står det der endnu.",
      home: "Gå til forsiden",
    },
    tooMany: {
      title: "Vent et øjeblik",
      lead: "Der er spurgt mange gange herfra på kort tid. Vent et minut, og indlæs siden igen. Gå tilbage i browseren, hvis du har skrevet noget: så står det der endnu.",
    },
    cameBefore: {
      title: "Har du sendt det to gange?",
      lead: "Vi har fået noget fra den side før. Det, du sendte nu, har vi ikke læst: der er sendt meget herfra på kort tid.",
      see: "Se, hvad der kom af det, vi fik",
      changed: "Har du ændret noget siden? Vent et minut, gå tilbage i browseren, og send igen.",
    },
    busy: {
      title: "Vent et øjeblik",
      lead: "Mange henter papirer lige nu. Vent et halvt minut, og indlæs siden igen.",
    },
    failure: {
      title: "Noget gik galt hos os",
      lead: "Det er ikke din skyld. Prøv igen om lidt. Gå tilbage i browseren, hvis du har skrevet noget: så står det der endnu.",
      reference: (reference: string) => `Skriver du til os om det, så nævn: ${reference}`,
    },
    away: {
      title: "Vi er straks tilbage",
      lead: "Vores database svarer ikke lige nu. Vent et halvt minut, og prøv igen. Gå tilbage i browseren, hvis du har skrevet noget: så står det der endnu.",
    },
  },
  {
    notFound: {
      title: "This page is not here",
      lead: "The address may be mistyped, or the page is for members only.",
      home: "Go to the front page",
      signIn: "If you are a member, sign in",
    },
    gone: {
      title: "This is no longer here",
      lead: "Perhaps somebody else deleted it while you wrote, or the link no longer works. Nothing has been saved.",
      written: "Here is what you wrote",
      copy: "Copy what you want to use. It is gone when you close the page.",
      part: (number: number) => `Text ${number}`,
      home: "Go to the front page",
    },
    tooLarge: {
      title: "That is too large",
      lead: "Go back in your browser and choose a smaller file, of 10 MB at most. What you have written is still there.",
    },
    foreignForm: {
      title: "We cannot see where the form came from",
      lead: "So nothing has been saved. Open the page again here with us and send it from there. If you had written something, go back in your browser: it will still be there.",
      home: "Go to the front page",
    },
    tooMany: {
      title: "Wait a moment",
      lead: "Much has been asked from here in a short time. Wait a minute and reload the page. If you had written something, go back in your browser: it will still be there.",
    },
    cameBefore: {
      title: "Did you send it twice?",
      lead: "We have received something from that page before. What you sent now we have not read: much has been sent from here in a short time.",
      see: "See what came of what we received",
      changed: "Have you changed something since? Wait a minute, go back in your browser and send it again.",
    },
    busy: {
      title: "Wait a moment",
      lead: "Many are fetching papers just now. Wait half a minute and reload the page.",
    },
    failure: {
      title: "Something went wrong on our side",
      lead: "It is not your fault. Try again in a moment. If you had written something, go back in your browser: it will still be there.",
      reference: (reference: string) => `If you write to us about it, mention: ${reference}`,
    },
    away: {
      title: "We will be right back",
      lead: "Our database does not answer just now. Wait half a minute and try again. If you had written something, go back in your browser: it will still be there.",
    },
  },
);

function NotFound() {
  const page = usePage();
  const words = texts[page.lang].notFound;
  return (
    <Page title={words.title} lead={words.lead} noIndex>
      <p>
        <a href={page.homeHref}>{words.home}</a>
      </p>
      {!page.person && (
        <p>
          <a href={page.signInHref}>{words.signIn}</a>
        </p>
      )}
    </Page>
  );
}

function Gone({ written }: { written: readonly string[] }) {
  const page = usePage();
  const words = texts[page.lang].gone;
  return (
    <Page title={words.title} lead={words.lead} noIndex>
      <Section title={words.written} lead={words.copy}>
        {written.map((text, index) => (
          <TextArea limit={undefined} name={`written-${index + 1}`} label={words.part(index + 1)} value={text} rows={Math.min(18, text.split("\n").length + Math.ceil(text.length / 70))} readonly />
        ))}
      </Section>
      <p>
        <a href={page.homeHref}>{words.home}</a>
      </p>
    </Page>
  );
}

function TooLarge() {
  const words = texts[usePage().lang].tooLarge;
  return <Page title={words.title} lead={words.lead} noIndex />;
}

function ForeignForm() {
  const page = usePage();
  const words = texts[page.lang].foreignForm;
  return (
    <Page title={words.title} lead={words.lead} noIndex>
      <p>
        <a href={page.homeHref}>{words.home}</a>
      </p>
    </Page>
  );
}

function TooMany() {
  const words = texts[usePage().lang].tooMany;
  return <Page title={words.title} lead={words.lead} noIndex />;
}

function CameBefore({ location }: { location: string }) {
  const words = texts[usePage().lang].cameBefore;
  return (
    <Page title={words.title} lead={words.lead} noIndex>
      <p>
        <a href={location}>{words.see}</a>
      </p>
      <p>{words.changed}</p>
    </Page>
  );
}

function Busy() {
  const words = texts[usePage().lang].busy;
  return <Page title={words.title} lead={words.lead} noIndex />;
}

function Failure({ databaseAway, reference }: { databaseAway: boolean; reference: string }) {
  const { lang } = usePage();
  const words = texts[lang];
  const { title, call } = uiTexts[lang].danger;
  const { title: heading, lead } = databaseAway ? words.away : words.failure;
  return (
    <Page title={heading} lead={lead} noIndex>
      {!databaseAway && <p>{words.failure.reference(reference)}</p>}
      {/* Somebody may have been on the way to help. */}
      <p>
        {title} <a href="tel:112">{call}</a>
      </p>
    </Page>
  );
}

/** Pages for what is not there and what went wrong. */
export const errorPages: ErrorPages = {
  notFound: () => <NotFound />,
  gone: (written) => <Gone written={written} />,
  tooLarge: () => <TooLarge />,
  foreignForm: () => <ForeignForm />,
  tooMany: () => <TooMany />,
  cameBefore: (location) => <CameBefore location={location} />,
  busy: () => <Busy />,
  failure: (databaseAway, reference) => <Failure databaseAway={databaseAway} reference={reference} />,
};
