import type { FC } from "hono/jsx";
import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import type { Visit } from "../../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Actions, Section } from "../../../../ui/layout.tsx";
import type { Conference } from "../../queries/conferences.ts";
import { invitationPaths } from "../paths.ts";
import { mostLetters } from "../rules/paper.ts";
import type { LetterBatch } from "../rules/paper.ts";
import { isToPrint } from "../rules/standing.ts";
import type { StandingInvitation } from "../rules/standing.ts";
import { texts } from "../texts/desk.ts";

interface LettersProps {
  readonly visit: Visit;
  readonly conference: Conference;
  readonly list: readonly StandingInvitation[];
  readonly batches: readonly LetterBatch[];
}

/** The letters on paper for those without mail: to be made all at once, and those that were. Nothing when there are none. */
export const LettersSection: FC<LettersProps> = ({ visit, conference, list, batches }) => {
  const t = texts[visit.lang].letters;
  const { id } = conference;
  const count = list.filter(isToPrint).length;
  if (count + batches.length === 0) return null;
  return (
    <Section title={t.title}>
      {count > 0 && (
        <Form action={invitationPaths.letters.to(visit, { id })}>
          <p>{count > mostLetters ? `${t.hint(count)} ${t.most(mostLetters)}` : t.hint(count)}</p>
          <Actions>
            <Button kind="secondary">{count > mostLetters ? t.first(mostLetters) : t.button(count)}</Button>
          </Actions>
        </Form>
      )}
      {batches.length > 0 && (
        <>
          <ul class="invitation-batches">
            {batches.map(({ at, people }) => (
              <li>
                <a href={hrefOf(visit, conference, at)}>{t.batch(people.length, formatDateTime(at, visit.lang))}</a>
              </li>
            ))}
          </ul>
          <p>{t.batches}</p>
        </>
      )}
    </Section>
  );
};

/** The way to the letters that were made just now. */
export const ReadyLetters: FC<Omit<LettersProps, "list">> = ({ visit, conference, batches }) => {
  const made = batches.find(({ at }) => String(at.getTime()) === visit.query("batch"));
  if (!made) return null;
  return (
    <Actions>
      <ButtonLink href={hrefOf(visit, conference, made.at)}>{texts[visit.lang].letters.fetch}</ButtonLink>
    </Actions>
  );
};

const hrefOf = (visit: Visit, { id }: Conference, at: Date): string => invitationPaths.lettersPdf.to(visit, { id }, { batch: at.getTime() });
