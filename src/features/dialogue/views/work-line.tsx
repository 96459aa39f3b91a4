import type { Child } from "hono/jsx";
import type { WaitingLine } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { countToRead } from "../queries/to-read.ts";
import { moderateTexts } from "../texts/moderate.ts";

/** What the members' working page tells those who read statements, when some wait. */
export async function statementsAtWork(visit: Visit): Promise<Child | undefined> {
  if (!visit.may("dialogue.moderate")) return undefined;
  const waiting = await countToRead(visit.db, visit.districtId);
  if (waiting === 0) return undefined;
  const t = moderateTexts[visit.lang];
  return (
    <Section title={t.title}>
      <Actions>
        <ButtonLink href={paths.toRead.to(visit, {})}>{t.waiting(waiting)}</ButtonLink>
      </Actions>
    </Section>
  );
}

/** The same as a line, for whoever reads them. */
export async function statementsThatWait(visit: Visit): Promise<WaitingLine[]> {
  if (!visit.may("dialogue.moderate")) return [];
  const waiting = await countToRead(visit.db, visit.districtId);
  if (waiting === 0) return [];
  return [{ key: "statements", title: moderateTexts[visit.lang].waiting(waiting), isDanish: false, href: paths.toRead.to(visit, {}) }];
}
