import type { Child, FC } from "hono/jsx";
import type { ForumWay, StatementPlace } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { ItemList } from "../../../ui/list.tsx";
import { paths } from "../paths.ts";
import { listIdeas } from "../queries/ideas.ts";
import type { PublicIdea } from "../queries/ideas.ts";
import { texts } from "../texts/ideas.ts";
import { ideaRow } from "./list.tsx";

const mostTold = 3;
/** All that one statement is likely to have; there is no page for more. */
const mostOfStatement = 20;

/** On the dialogue's list of questions: the most supported and the newest ideas, and the way to write one. */
export async function ideasOnDialogue(visit: Visit): Promise<Child> {
  const [newest, supported] = await Promise.all([
    listIdeas(visit.db, visit.districtId, { order: "newest", page: 1 }, mostTold),
    listIdeas(visit.db, visit.districtId, { order: "supported", page: 1 }, 1),
  ]);
  const best = supported.ideas.filter(({ id }) => !newest.ideas.some((idea) => idea.id === id));
  return <IdeasOnDialogue visit={visit} ideas={[...best, ...newest.ideas]} />;
}

/** On the forum's page: the way to write one. */
export async function writingOnForum(visit: Visit): Promise<readonly ForumWay[]> {
  const t = texts[visit.lang];
  return [{ href: paths.write.to(visit, {}), label: t.write, text: t.told.onForum }];
}

/** On a question's pages: the ideas it has given, the most supported first, and the way to write one. */
export async function ideasOnQuestion(visit: Visit, questionId: string): Promise<Child> {
  const filter = { order: "supported", questionId, page: 1 } as const;
  return <IdeasOnQuestion {...{ visit, questionId }} {...await listIdeas(visit.db, visit.districtId, filter, mostTold)} />;
}

/** On the page of a statement: the ideas that would serve it, and the way to write one. */
export async function ideasOnStatement(visit: Visit, { questionId, statementId }: StatementPlace): Promise<Child> {
  const filter = { order: "supported", statementId, page: 1 } as const;
  const { ideas } = await listIdeas(visit.db, visit.districtId, filter, mostOfStatement);
  return <IdeasOnStatement {...{ visit, ideas }} write={paths.write.to(visit, {}, { question: questionId, statement: statementId })} />;
}

interface ToldProps {
  readonly visit: Visit;
  readonly ideas: readonly PublicIdea[];
}

const IdeasOnDialogue: FC<ToldProps> = ({ visit, ideas }) => {
  const t = texts[visit.lang];
  return (
    <Section
      title={t.told.title}
      lead={t.told.lead}
      action={ideas.length > 0 && <a href={paths.ideas.to(visit, {})}>{t.told.all}</a>}
    >
      {ideas.length > 0 && <ItemList label={t.title} items={ideas.map((idea) => ideaRow(visit, idea))} />}
      <Actions>
        <ButtonLink kind="secondary" href={paths.write.to(visit, {})}>
          {t.write}
        </ButtonLink>
      </Actions>
    </Section>
  );
};

const IdeasOnQuestion: FC<ToldProps & { questionId: string; total: number }> = ({ visit, questionId, ideas, total }) => {
  const t = texts[visit.lang];
  return (
    <Section
      title={t.told.ask}
      lead={t.told.askText}
      action={total > mostTold && <a href={paths.ideas.to(visit, {}, { question: questionId })}>{t.told.fromThis}</a>}
    >
      {ideas.length > 0 && <ItemList label={t.told.fromThis} items={ideas.map((idea) => ideaRow(visit, idea))} />}
      <Actions>
        <ButtonLink kind="secondary" href={paths.write.to(visit, {}, { question: questionId })}>
          {t.write}
        </ButtonLink>
      </Actions>
    </Section>
  );
};

const IdeasOnStatement: FC<ToldProps & { write: string }> = ({ visit, ideas, write }) => {
  const t = texts[visit.lang];
  return (
    <Section title={ideas.length > 0 ? t.told.forThis : t.told.ask} lead={t.told.forThisText}>
      {ideas.length > 0 && <ItemList label={t.told.forThis} items={ideas.map((idea) => ideaRow(visit, idea))} />}
      <Actions>
        <ButtonLink kind="secondary" href={write}>
          {t.write}
        </ButtonLink>
      </Actions>
    </Section>
  );
};
