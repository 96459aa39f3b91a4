import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button } from "../../../../ui/button.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { FieldGroup, TextField } from "../../../../ui/field.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Actions, Section } from "../../../../ui/layout.tsx";
import { Status } from "../../../../ui/status.tsx";
import { seatingPaths } from "../paths.ts";
import { demandOf } from "../rules/sessions.ts";
import type { Demand } from "../rules/sessions.ts";
import { placesField } from "../schema.ts";
import { texts } from "../texts/desk.ts";
import type { DeskProps } from "./desk.tsx";

/** How much each workshop is wished for, how many have room, and a button that tries. The numbers can be others than the programme's. */
export const TryForm: FC<DeskProps> = ({ visit, conference, workshops, people, drafts, problem }) => {
  const { lang } = visit;
  const t = texts[lang];
  const errors = errorsInWords(problem.errors, lang, t.errors);
  const tried = new Map(drafts[0]?.problem.workshops.map(({ id, places }) => [id, places]));
  return (
    <Section title={t.workshops} lead={t.workshopsLead}>
      <Form action={seatingPaths.try.to(visit, { id: conference.id })}>
        <div class="allocation-workshops">
          {demandOf(workshops, people).map((demand) => (
            <FieldGroup
              name={demand.id}
              label={<span lang={writtenLang()}>{demand.title}</span>}
              hint={
                <>
                  {t.demand(demand.wished, demand.first)} · {t.room(demand.room)} <DemandStatus lang={lang} demand={demand} />
                </>
              }
            >
              <div class="conference-times">
                {demand.places.map((places, at) => {
                  const name = placesField(demand.id, at + 1);
                  const last = tried.get(demand.id)?.[at] ?? places;
                  const known = last === 0 && places === 0 ? "" : String(last);
                  return (
                    <TextField
                      name={name}
                      label={t.round(at + 1)}
                      hint={last === places ? undefined : t.inProgramme(places)}
                      value={name in problem.values ? textOf(problem, name) : known}
                      error={errorAt(errors, name)}
                      width="short"
                      inputmode="numeric"
                      maxlength={4}
                      autocomplete="off"
                    />
                  );
                })}
              </div>
            </FieldGroup>
          ))}
        </div>
        <Actions>
          <Button kind={drafts.length > 0 ? "secondary" : "primary"}>{drafts.length > 0 ? t.again : t.try}</Button>
        </Actions>
      </Form>
    </Section>
  );
};

const DemandStatus: FC<Pick<DeskProps["visit"], "lang"> & { demand: Demand }> = ({ lang, demand: { wished, room } }) => {
  const t = texts[lang];
  if (room === 0) return <Status>{t.notHeld}</Status>;
  return wished > room ? <Status tone="late">{t.crowded}</Status> : <Status tone="done">{t.roomy}</Status>;
};
