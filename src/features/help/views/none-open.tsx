import type { FC } from "hono/jsx";
import { stateWords } from "../../../hours/words.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import type { Offer } from "../rules/now/board.ts";
import { needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/visitors.ts";
import type { Wanted } from "../rules/wanted.ts";
import { UrgentCalls } from "./urgent-calls.tsx";

type NoneOpenProps = { visit: Visit; wanted: Wanted; first: Offer | undefined; at: number; isHidden: boolean };

/** Says plainly that no door is open, what one can do all the same, and which one opens first. */
export const NoneOpen: FC<NoneOpenProps> = ({ visit, wanted, first, at, isHidden }) => {
  const t = texts[visit.lang].none;
  const need = wanted.need && needWords[wanted.need][visit.lang];
  const title = need === undefined ? t.titleAny : wanted.at ? t.titleThen(need) : t.title(need);
  const opens = first && !first.state.isOpen && first.state.opens !== null ? stateWords(first.state, at, visit.lang) : undefined;
  return (
    <section class="none" data-part="none" hidden={isHidden}>
      <h2>{title}</h2>
      {first && opens !== undefined ? (
        <p data-first>
          {t.first}{" "}
          <a href={paths.service.to(visit, { id: first.service.id })} lang={writtenLang()}>
            {first.service.name}
          </a>
          . {opens}.
        </p>
      ) : (
        <p>{t.nobody}</p>
      )}
      <h3>{t.what}</h3>
      <ul>
        <UrgentCalls {...{ visit }} />
        {(wanted.need || wanted.doors.length > 0) && (
          <li>
            <a href={paths.help.to(visit, {})}>{t.other}</a>
          </li>
        )}
      </ul>
    </section>
  );
};
