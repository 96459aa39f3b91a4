import type { HelpWarning } from "../../../platform/web/feature.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { headlineIn, lineOf, untilWords } from "../alert-words.ts";
import { paths } from "../paths.ts";
import { currentAlerts } from "../queries/public.ts";
import { texts as kindTexts } from "../texts/kinds.ts";

/** What stands first where people look for help. */
export async function warningsOnHelp(visit: Visit): Promise<readonly HelpWarning[]> {
  return (await currentAlerts(visit.db, visit.districtId, visit.now)).map((alert) => {
    const { id, kind, words, expiresAt } = alert;
    const { label, short } = kindTexts[visit.lang][kind];
    const { text, isDanish } = headlineIn(words, visit.lang);
    return { label, title: text, isDanish, text: short, line: lineOf(alert, visit.lang), until: expiresAt, untilWords: untilWords(expiresAt, visit.now, visit.lang), href: paths.alert.to(visit, { id }) };
  });
}
