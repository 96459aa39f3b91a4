import { idOfForm } from "../../../../platform/web/address.ts";
import { freshForm } from "../../../../platform/web/form.ts";
import type { FormProblem } from "../../../../platform/web/form.ts";
import { form, page } from "../../../../platform/web/routes.ts";
import type { Route, Visit } from "../../../../platform/web/routes.ts";
import { versionsOf } from "../../queries/programme.ts";
import { publishedHere } from "../../routes/here.ts";
import { isOpen } from "../../rules/stages.ts";
import { notePosted } from "../commands/told.ts";
import { readingPaths } from "../paths.ts";
import { publicReading, readersOnPaper } from "../queries.ts";
import { postedSchema } from "../schema.ts";
import { textsOfAll, untoldIn } from "../told.ts";
import { ReadingPostPage } from "../views/post.tsx";

type Registrar = Visit<"conference.register">;

const right = "conference.register";

async function postPage(visit: Registrar, problem: FormProblem = freshForm()) {
  const conference = await publishedHere(visit);
  if (!conference || !isOpen(conference, visit.now)) return undefined;
  visit.c.header("Cache-Control", "no-store");
  const [last] = await versionsOf(visit.db, visit.districtId, conference.id);
  const [{ groups }, readers] = await Promise.all([
    publicReading(visit.db, visit.districtId, conference, last, visit.now),
    readersOnPaper(visit.db, visit.permit, conference.id),
  ]);
  const waiting = readers.flatMap(({ registration, told }) => {
    const missing = textsOfAll(untoldIn(groups, told)).length;
    return missing > 0 ? [{ registration, missing, hasNone: told.size === 0 }] : [];
  });
  return <ReadingPostPage {...{ visit, conference, groups, waiting, problem }} />;
}

/** The reading pack for those who have no mail: who they are, what to print, and that it is done. */
export const readingPostRoutes: readonly Route[] = [
  page(readingPaths.post, right, (visit) => postPage(visit)),
  form(readingPaths.post, right, postedSchema, {
    unseen: true,
    save: async (visit, tx, input) => {
      const id = idOfForm(visit);
      await notePosted(tx, visit.permit, id, input, visit.now);
      return readingPaths.post.to(visit, { id }, { saved: "posted" });
    },
    again: postPage,
  }),
];
