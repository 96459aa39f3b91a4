import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import type { Question, Statement } from "../queries/questions.ts";
import { perspectiveTitle } from "../rules/result/result-words.ts";
import { answersBeforeSharing } from "../rules/sharing.ts";
import type { Sharing } from "../rules/sharing.ts";
import { sharingTexts } from "../texts/sharing.ts";

interface SharingProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly statements: readonly Statement[];
  readonly sharing: readonly Sharing[];
  readonly answered: number;
}

/** What somebody shares with each perspective, and where they differ; for themselves only. */
export const SharingPage: FC<SharingProps> = (props) => {
  const { visit, question, answered } = props;
  const t = sharingTexts[visit.lang];
  const { id } = question;
  return (
    <Page
      title={t.title}
      lead={answered >= answersBeforeSharing ? t.lead : undefined}
      breadcrumbs={[{ href: paths.question.to(visit, { id }), label: question.title, isWritten: true }]}
      noIndex
    >
      {answered >= answersBeforeSharing ? <WhatIsShared {...props} /> : <p>{t.early(answered, answersBeforeSharing)}</p>}
      <Actions>
        <ButtonLink href={paths.answer.to(visit, { id })}>{t.goOn}</ButtonLink>
      </Actions>
    </Page>
  );
};

/** One card for each perspective; also part of other pages. */
export const WhatIsShared: FC<Omit<SharingProps, "question" | "answered">> = ({ visit, statements, sharing }) => {
  const t = sharingTexts[visit.lang];
  if (sharing.length === 0) return <p>{t.tooLittle}</p>;
  const textOf = new Map(statements.map(({ id, text }) => [id, text]));
  return (
    <>
      <ul class="supports">
        {sharing.map(({ perspective, of, shared, differ }) => (
          <li class="support">
            <p class="support-statement">{t.who(perspectiveTitle(visit.lang, perspective), shared.length, of)}</p>
            {differ.length > 0 ? (
              <>
                <p>{t.differ}</p>
                <ul class="sharing-differ">
                  {differ.map(({ id, theirs }) => (
                    <li>
                      <span lang={writtenLang()}>{textOf.get(id)}</span> <span class="sharing-theirs">{t.theirs[theirs]}</span>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <p>{t.noDiffer}</p>
            )}
            {shared.length > 0 && (
              <Fold summary={t.shared(shared.length)}>
                <ul lang={writtenLang()}>
                  {shared.map((id) => (
                    <li>{textOf.get(id)}</li>
                  ))}
                </ul>
              </Fold>
            )}
          </li>
        ))}
      </ul>
      <p class="sharing-how">{t.how}</p>
    </>
  );
};
