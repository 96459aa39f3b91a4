import type { FC } from "hono/jsx";
import { formatDate, formatDay } from "../../../platform/i18n/dates.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { lastDayToCorrect } from "../cycle.ts";
import type { LookingOver } from "../queries/cycle.ts";
import { cycleTexts } from "../texts/cycle.ts";

interface AgreeProps {
  readonly visit: Visit;
  readonly silentDay: string | null;
  readonly asked: LookingOver;
  /** Where the press goes. */
  readonly action: string;
}

/** Below sent minutes, for who was there: one press that says that they are right as they are, and then that it was said. */
export const NothingToCorrect: FC<AgreeProps> = ({ visit, silentDay, asked, action }) => {
  const t = cycleTexts[visit.lang].agree;
  const until = silentDay && t.until(formatDay(lastDayToCorrect(silentDay), visit.lang));
  if (asked.agreedAt)
    return (
      <Section title={t.title} id="agree">
        <p>
          {(asked.isAssisted ? t.noted : t.agreed)(formatDate(asked.agreedAt, visit.lang))} {until}
        </p>
      </Section>
    );
  return (
    <Section title={t.title} lead={t.lead} id="agree">
      <Form action={action}>
        <Actions>
          <Button>{t.button}</Button>
        </Actions>
      </Form>
    </Section>
  );
};
