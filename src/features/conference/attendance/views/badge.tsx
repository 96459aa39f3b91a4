import type { FC } from "hono/jsx";
import { textOf } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button } from "../../../../ui/button.tsx";
import { Checkbox } from "../../../../ui/choice.tsx";
import { errorAt, errorsInWords } from "../../../../ui/error-texts.ts";
import { TextField } from "../../../../ui/field.tsx";
import { ErrorSummary, Form } from "../../../../ui/form.tsx";
import { Actions, Page, Section } from "../../../../ui/layout.tsx";
import { QrCode } from "../../../../ui/qr-code.tsx";
import { WrittenWords } from "../../../../ui/written.tsx";
import type { Registration } from "../../registration/queries/registrations.ts";
import { comesForWords, nameWords } from "../../registration/rules/cells.ts";
import { doorCode } from "../rules/code.ts";
import { texts } from "../texts.ts";

interface BadgeProps {
  readonly visit: Visit;
  readonly registration: Registration;
  readonly partyNames: ReadonlyMap<string, string>;
  /** Where one came from: one's own registration, or the organisers' page of it. */
  readonly within: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly problem: FormProblem;
}

/** What stands on somebody's badge: their name, or another one, and for whom they come only if they want it. */
export const BadgePage: FC<BadgeProps> = ({ visit, registration, partyNames, within, action, problem }) => {
  const { lang } = visit;
  const t = texts[lang].badge;
  const errors = errorsInWords(problem.errors, lang);
  return (
    <Page title={t.title} kicker={<WrittenWords>{nameWords(registration, lang)}</WrittenWords>} lead={t.lead} breadcrumbs={[within]} hasErrors={errors.length > 0} before={<ErrorSummary errors={errors} />} noIndex>
      <Form action={action}>
        <TextField
          name="badgeName"
          label={t.name}
          hint={t.nameHint}
          value={textOf(problem, "badgeName")}
          error={errorAt(errors, "badgeName")}
          width="medium"
          maxlength={60}
          autocomplete="off"
          optional
        />
        <Checkbox name="showsParty" label={t.showsParty(comesForWords(registration, { lang, partyNames }))} checked={textOf(problem, "showsParty") !== ""} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
};

/** The code that somebody shows at the door. It opens nothing. */
export const DoorCode: FC<{ visit: Visit; registration: Registration }> = ({ visit, registration }) => {
  const t = texts[visit.lang].badge;
  const code = doorCode(visit.deps.secret, registration.id);
  return (
    <Section title={t.door} lead={t.doorLead}>
      <QrCode text={code} label={t.doorCode} />
      <p class="registration-code">{code}</p>
    </Section>
  );
};
