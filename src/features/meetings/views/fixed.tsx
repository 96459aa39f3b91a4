import type { Child, FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/definition.tsx";
import { Actions, Section } from "../../../ui/layout.tsx";
import type { FixedItem, FixedMinutes } from "../minutes-version.ts";
import type { Correction } from "../queries/corrections.ts";
import { correctionTexts } from "../texts/corrections.ts";
import { cycleTexts } from "../texts/cycle.ts";
import { CorrectionCard } from "./correction.tsx";
import { Paragraphs } from "./item.tsx";
import { danish } from "./words.ts";

interface FixedProps {
  readonly visit: Visit;
  readonly minutes: FixedMinutes;
  readonly corrections: readonly Correction[];
  /** Where one corrects an item; absent for who may not. */
  readonly correctHref?: ((itemId: string) => string) | undefined;
}

/** The minutes for members: who was there by function and party, each item, and what is proposed to be changed in it. */
export const FixedMinutesText: FC<FixedProps> = ({ visit, minutes, corrections, correctHref }) => {
  const t = cycleTexts[visit.lang].page;
  const lang = danish(visit.lang);
  const list = (names: readonly string[], between: string): Child =>
    names.length > 0 && <span lang={lang}>{names.join(between)}</span>;
  return (
    <>
      <Facts
        items={[
          { term: t.parties, value: list(minutes.parties, ", ") || t.nobody },
          { term: t.present, value: list(minutes.present, " · ") },
          { term: t.apologies, value: list(minutes.apologies, " · ") },
        ]}
      />
      {minutes.items.map((item) => (
        <Section
          id={`item-${item.id}`}
          title={
            <span lang={lang}>
              {item.number}. {item.title}
            </span>
          }
        >
          <ItemText visit={visit} item={item} />
          <ItemCorrections visit={visit} corrections={corrections.filter(({ itemId }) => itemId === item.id)} />
          {correctHref && (
            <Actions>
              <ButtonLink
                kind="quiet"
                href={correctHref(item.id)}
                aria-label={`${t.correct}: ${item.title}`}
              >
                {t.correct}
              </ButtonLink>
            </Actions>
          )}
        </Section>
      ))}
    </>
  );
};

const ItemText: FC<{ visit: Visit; item: FixedItem }> = ({ visit, item }) => {
  const t = cycleTexts[visit.lang].page;
  const list = (label: string, titles: readonly string[]) =>
    titles.length > 0 && (
      <div class="prose">
        <h3>{label}</h3>
        <ul lang={danish(visit.lang)}>
          {titles.map((title) => (
            <li>{title}</li>
          ))}
        </ul>
      </div>
    );
  return (
    <>
      {item.minutes.trim() ? <Paragraphs text={item.minutes} lang={danish(visit.lang)} /> : <p>{t.noText}</p>}
      {list(t.decisions, item.decisions)}
      {list(t.tasks, item.tasks)}
      {item.outcome === "carried-over" && <p>{t.carried}</p>}
    </>
  );
};

const ItemCorrections: FC<{ visit: Visit; corrections: readonly Correction[] }> = ({ visit, corrections }) => {
  const t = correctionTexts[visit.lang];
  if (corrections.length === 0) return null;
  return (
    <details class="corrections" open={corrections.some(({ status }) => status === "open")}>
      <summary>{t.of(corrections.length)}</summary>
      <p class="corrections-legend">{t.redline.legend}</p>
      {corrections.map((correction) => (
        <CorrectionCard visit={visit} correction={correction} />
      ))}
    </details>
  );
};
