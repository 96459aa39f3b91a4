import type { Child } from "hono/jsx";
import { dayOf, formatDay } from "../../../platform/i18n/dates.ts";
import type { ForumWay } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { nextToClose } from "../queries/questions.ts";
import { texts } from "../texts/dialogue.ts";

/** What the home page tells: the open question that closes next, with how many have answered. */
export async function openOnHome(visit: Visit): Promise<Child | undefined> {
  const question = await nextToClose(visit.db, visit.districtId, dayOf(visit.now));
  return question && <OpenQuestion {...{ visit, question }} />;
}

/** Among the ways to take part in the forum: the same question. */
export async function openOnForum(visit: Visit): Promise<readonly ForumWay[]> {
  const question = await nextToClose(visit.db, visit.districtId, dayOf(visit.now));
  if (!question) return [];
  return [{ href: paths.question.to(visit, { id: question.id }), label: texts[visit.lang].onForum, text: <Asked title={question.title} /> }];
}

function Asked({ title }: { title: string }) {
  return <span lang={writtenLang()}>{title}</span>;
}

function OpenQuestion({ visit, question }: { visit: Visit; question: NonNullable<Awaited<ReturnType<typeof nextToClose>>> }) {
  const t = texts[visit.lang];
  const { id } = question;
  return (
    <Section title={t.onHome} action={<a href={paths.dialogue.to(visit, {})}>{t.all}</a>}>
      <p class="asked">
        <a href={paths.question.to(visit, { id })} lang={writtenLang()}>
          {question.title}
        </a>
      </p>
      <p>
        {t.people(question.people)}. {t.until(formatDay(question.closesOn, visit.lang))}.
      </p>
      <Actions>
        <ButtonLink href={paths.answer.to(visit, { id })}>{t.answerNow}</ButtonLink>
        <ButtonLink kind="quiet" href={paths.result.to(visit, { id })}>
          {t.seeResult}
        </ButtonLink>
      </Actions>
    </Section>
  );
}
