import { everyone, page } from "../../../platform/web/routes.ts";
import type { Route } from "../../../platform/web/routes.ts";
import { paths } from "../paths.ts";
import { listQuestions } from "../queries/questions.ts";
import { ListPage } from "../views/list.tsx";
import { questionPage } from "./work.tsx";
import type { Told } from "./told.ts";

export const publicRoutes = (told: Told): readonly Route[] => [
  page(paths.dialogue, everyone, async (visit) => {
    const questions = await listQuestions(visit.db, visit.districtId, visit.may("dialogue.manage"));
    return <ListPage {...{ visit, questions }} told={await told.onList(visit)} />;
  }),
  page(paths.question, everyone, (visit) => questionPage(visit)),
];
