import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { ownAnswers } from "../queries/answers.ts";
import { statementsOf } from "../queries/questions.ts";
import { sharingFor } from "../queries/sharing.ts";
import { SharingPage } from "../views/sharing.tsx";
import { closedPage, openQuestion } from "./answer.tsx";
import { participantIn } from "./browser-secret.ts";

/** What somebody shares with others, from their own answers and what was counted last. */
export const sharingRoutes: readonly Route[] = [
  page(paths.shared, everyone, async (visit) => {
    const question = await openQuestion(visit);
    if (!question) return closedPage(visit);
    const who = participantIn(visit, question.id);
    const own = who ? await ownAnswers(visit.db, who) : undefined;
    const statements = await statementsOf(visit.db, visit.districtId, question.id);
    const sharing = who && own ? await sharingFor(visit.db, who, own, statements) : [];
    return <SharingPage {...{ visit, question, statements, sharing }} answered={own?.values.size ?? 0} />;
  }),
];
