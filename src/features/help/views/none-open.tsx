import type { FC } from "hono/jsx";
import { sentence } from "../../../platform/i18n/sentence.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import type { Offer } from "../rules/now/board.ts";
import { offerWords } from "../rules/now/offer-words.ts";
import { needWords } from "../rules/needs.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/visitors.ts";
import type { Wanted } from "../rules/wanted.ts";
import { Bringers } from "./offer.tsx";
import { UrgentCalls } from "./urgent-calls.tsx";

type NoneOpenProps = {
  visit: Visit;
  wanted: Wanted;
  first: Offer | undefined;
  at: number;
  /** There are open doors, but none with room. */
  isFull: boolean;
  isHidden: boolean;
};

/** Says plainly that no door is open, or none with room, what one can do all the same, and which one opens first. */
export const NoneOpen: FC<NoneOpenProps> = ({ visit, wanted, first, at, isFull, isHidden }) => {
  const t = texts[visit.lang].none;
  const opens = first && !first.state.isOpen && first.state.opens !== null ? offerWords(first, at, visit.lang) : undefined;
  return (
    <section class="none" data-part="none" hidden={isHidden}>
      <h2>{titleOf({ visit, wanted, isFull })}</h2>
      {first && opens !== undefined ? (
        <p data-first>
          {t.first}{" "}
          <a href={paths.service.to(visit, { id: first.service.id })} lang={writtenLang()}>
            {first.service.name}
          </a>
          . <Bringers {...first} />
          {sentence(opens)}
        </p>
      ) : (
        !isFull && <p>{t.nobody}</p>
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

function titleOf({ visit, wanted, isFull }: Pick<NoneOpenProps, "visit" | "wanted" | "isFull">): string {
  const t = texts[visit.lang].none;
  const need = wanted.need && needWords[wanted.need][visit.lang];
  if (need === undefined) return isFull ? t.titleAnyFull : t.titleAny;
  if (isFull) return t.titleFull(need);
  return wanted.at ? t.titleThen(need) : t.title(need);
}
