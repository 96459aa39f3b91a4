import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/choice.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { inboxTexts } from "../texts/inbox.ts";
import type { PrivatePattern } from "../queries/patterns.ts";

interface JoinFieldsProps {
  readonly visit: Visit;
  readonly patterns: readonly PrivatePattern[];
  readonly title: string;
  readonly pattern?: string;
  readonly errorOf: (field: string) => string | undefined;
}

/** Into which pattern the chosen observations go: a new one with a title, or one that is open. */
export const JoinFields: FC<JoinFieldsProps> = ({ visit, patterns, title, pattern = "", errorOf }) => {
  const t = inboxTexts[visit.lang].join;
  return (
    <Section title={t.title} lead={t.lead}>
      <TextField
        name="title"
        label={t.name}
        hint={t.nameHint}
        maxlength={120}
        optional={patterns.length > 0}
        value={title}
        error={errorOf("title")}
      />
      {patterns.length > 0 && (
        <Select
          name="pattern"
          label={t.existing}
          empty={t.existingEmpty}
          optional
          options={patterns.map((one) => ({ value: one.id, label: one.title }))}
          value={pattern}
          error={errorOf("pattern")}
        />
      )}
      <Actions>
        <Button kind="secondary">{t.button}</Button>
      </Actions>
    </Section>
  );
};
