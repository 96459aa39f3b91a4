import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import { writtenLang } from "../../../../ui/attributes.ts";
import { Button } from "../../../../ui/button.tsx";
import { Select } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { Fold } from "../../../../ui/fold.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Actions, Section } from "../../../../ui/layout.tsx";
import { ItemList } from "../../../../ui/list.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import { nameWords } from "../../registration/rules/cells.ts";
import { seatingPaths } from "../paths.ts";
import { slotValue } from "../schema.ts";
import { texts as deskTexts } from "../texts/desk.ts";
import { texts } from "../texts/people.ts";
import type { DeskProps } from "./desk.tsx";

/** Who has a place whatever anyone wished, why, and a form that gives some more. */
export const PinsSection: FC<DeskProps> = ({ visit, conference, people, workshops, pins, problem }) => {
  const { lang } = visit;
  const t = texts[lang].pins;
  const errors = errorsInWords(problem.errors, lang, deskTexts[lang].errors);
  const { id } = conference;
  const asked = visit.query("who").replace(/[^\d, ]/g, "").slice(0, 40);
  const field = (name: string) => ({ name, value: textOf(problem, name), error: errorAt(errors, name) });
  const titles = new Map(workshops.map((workshop) => [workshop.id, workshop.title]));
  return (
    <Section title={t.title} lead={t.lead} id="pins">
      {pins.length > 0 && (
        <>
          <ItemList
            label={t.title}
            items={pins.flatMap((pin) => {
              const person = people.find(({ registrationId }) => registrationId === pin.registrationId);
              if (!person) return [];
              const name = nameWords(person, lang);
              return [
                {
                  key: `pin-${pin.registrationId}-${pin.round}`,
                  title: <WrittenWords>{`${person.number}. ${name}: ${t.slotOf(titles.get(pin.sessionId) ?? "", pin.round)}`}</WrittenWords>,
                  meta: <WrittenWords>{pin.reason}</WrittenWords>,
                  actions: (
                    <Form action={seatingPaths.release.to(visit, { id, registration: pin.registrationId, round: String(pin.round) })} inline>
                      <Button kind="quiet" aria-label={t.releaseOf(name, pin.round)}>
                        {t.release}
                      </Button>
                    </Form>
                  ),
                },
              ];
            })}
          />
          <p class="registration-hint">{t.nextTime}</p>
        </>
      )}
      <Fold summary={t.add} open={asked !== "" || ["who", "slot", "reason"].some((name) => errorAt(errors, name))}>
        <Form action={seatingPaths.pin.to(visit, { id })}>
          <TextField {...field("who")} value={textOf(problem, "who") || asked} label={t.who} hint={t.whoHint} width="medium" maxlength={200} autocomplete="off" required />
          <div lang={writtenLang()}>
            <Select
              {...field("slot")}
              label={<span lang={lang}>{t.slot}</span>}
              width="full"
              required
              options={workshops.flatMap((workshop) =>
                workshop.places.flatMap((places, at) => (places > 0 ? [{ value: slotValue(workshop.id, at + 1), label: t.slotOf(workshop.title, at + 1) }] : [])),
              )}
            />
          </div>
          <TextField {...field("reason")} label={t.reason} hint={t.reasonHint} maxlength={200} autocomplete="off" required />
          <Actions>
            <Button kind="secondary">{t.save}</Button>
          </Actions>
        </Form>
      </Fold>
    </Section>
  );
};
