import type { Child } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import type { Question } from "../queries/questions.ts";
import { writeTexts } from "../texts/write.ts";

/** What is not published in a question: in the asker's words, else the usual ones. */
export function policyWords(visit: Visit, { moderation }: Pick<Question, "moderation">): Child {
  if (moderation === "") return <p class="dialogue-written">{writeTexts[visit.lang].usualPolicy}</p>;
  return (
    <p class="dialogue-written" lang={writtenLang()}>
      {moderation}
    </p>
  );
}
