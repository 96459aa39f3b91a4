import { Button, ButtonLink } from "../button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "../choice.tsx";
import { DateField, FileField, TextArea, TextField } from "../field.tsx";
import { ErrorSummary, Form, HiddenField, KeepDraft } from "../form.tsx";
import { Actions, Page } from "../layout.tsx";
import { PointOnMap } from "../point-on-map.tsx";
import { places, streets } from "./vesterbro.ts";

type Errors = Readonly<Record<string, string>>;

const kinds = [
  { value: "needle", label: "Kanyle eller andet, der kan stikke" },
  {
    value: "stairwell",
    label: "Opgang, kælder eller gård",
    hint: "Vi viser kun en hel blok, aldrig en adresse.",
  },
  { value: "noise", label: "Uro om natten" },
  { value: "other", label: "Noget andet" },
];

const page = (errors: Errors) => (
  <Page
    title="Hvad så du?"
    lead="Skriv om stedet, ikke om personer. En koordinator læser det senest i morgen kl. 12."
    hasErrors={Object.keys(errors).length > 0}
    scripts={["point-on-map.js"]}
    before={<ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />}
  >
    <KeepDraft name="gallery">
      <Form action="#" multipart>
        <HiddenField name="version" value="1" />
        <RadioGroup
          name="kind"
          label="Hvad handler det om?"
          large
          layout="tiles"
          options={kinds}
          value="stairwell"
          error={errors["kind"]}
        />
        <PointOnMap
          streets={streets}
          places={places}
          value={errors["text"] ? { lat: 55.6708, lon: 12.5571 } : undefined}
        />
        <Select
          name="place"
          label="Eller vælg et sted"
          options={[
            { value: "1", label: "Maria Kirkeplads" },
            { label: "Gader", options: [{ value: "2", label: "Istedgade" }] },
          ]}
          value="2"
          error={errors["place"]}
          optional
        />
        <TextArea
          name="text"
          limit={2000}
          label="Hvad så du?"
          hint="Skriv ikke navne, og beskriv ikke personer."
          error={errors["text"]}
          value={errors["text"] && "Ring til 010190-1234"}
          required
        />
        <FileField
          name="photo"
          label="Billede"
          hint="Vi fjerner sted og tid fra billedet. Det bliver aldrig vist offentligt."
          accept="image/*"
          optional
          error={errors["photo"]}
        />
        <DateField name="day" label="Hvornår?" value="2026-11-20" error={errors["day"]} />
        <TextField
          name="email"
          label="E-mail, hvis du vil høre nyt"
          type="email"
          autocomplete="email"
          width="medium"
          optional
          error={errors["email"]}
        />
        <TextField name="code" label="Kode" width="short" spellcheck={false} readonly value="BIRK-4821" />
        <RadioGroup
          name="again"
          label="Sker det tit?"
          layout="inline"
          options={[
            { value: "yes", label: "Ja" },
            { value: "no", label: "Nej" },
            { value: "dontknow", label: "Det ved jeg ikke" },
          ]}
          error={errors["again"]}
        />
        <CheckboxGroup
          name="times"
          label="Hvornår på døgnet?"
          hint="Vælg gerne flere."
          options={[
            { value: "day", label: "Dag" },
            { value: "night", label: "Nat" },
          ]}
          values={["night"]}
          error={errors["times"]}
        />
        <Checkbox
          name="consent"
          label="I må skrive til mig om dette"
          hint="Vi sletter din e-mail 30 dage efter, at sagen er lukket."
          error={errors["consent"]}
        />
        <Actions>
          <Button>Send</Button>
          <ButtonLink href="#" kind="quiet">
            Fortryd
          </ButtonLink>
        </Actions>
      </Form>
    </KeepDraft>
    <Form action="#" method="get" inline label="Søg">
      <TextField name="q" label="Søg i det, der er sket" type="search" />
      <Button kind="secondary">Søg</Button>
    </Form>
  </Page>
);

export const freshForm = page({});

export const failedForm = page({
  kind: "Vælg, hvad det handler om",
  place: "Stedet findes ikke",
  text: "Det ligner et CPR-nummer. Skriv det uden tal om personer.",
  photo: "Billedet er for stort. Det må højst fylde 10 MB",
  day: "Datoen er ikke kommet endnu",
  email: "Skriv e-mailen som navn@eksempel.dk",
  again: "Vælg ja eller nej",
  times: "Vælg mindst et tidspunkt",
  consent: "Sæt kryds, hvis du vil have svar",
});
