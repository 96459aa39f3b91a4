import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Section } from "../../../ui/layout.tsx";
import { DataTable } from "../../../ui/table.tsx";
import { letterOf } from "../rules/result/opinion-map.ts";
import { isTooFew, percentOf, perspectiveTitle } from "../rules/result/result-words.ts";
import { enoughForGroups } from "../rules/result/small-numbers.ts";
import { groupsToTell } from "../rules/result/summary.ts";
import type { GroupSummary, Summary } from "../rules/result/summary.ts";
import { groupTexts } from "../texts/groups.ts";
import { OpinionMapFigure } from "./opinion-map.tsx";

interface GroupsProps {
  readonly visit: Visit;
  readonly summary: Summary;
  readonly textOf: ReadonlyMap<string, string>;
}

/** Who answers alike: the map, each group in words, and the tables behind; or why there is none of it. */
export const Groups: FC<GroupsProps> = ({ visit, summary, textOf }) => {
  const t = groupTexts[visit.lang];
  const groups = groupsToTell(summary);
  if (groups.length === 0)
    return (
      <Section title={t.title}>
        <p>{isTooFew(summary) ? t.few(enoughForGroups) : t.none}</p>
      </Section>
    );
  return (
    <Section title={t.title} lead={t.lead}>
      {summary.map && <OpinionMapFigure {...{ visit, groups }} map={summary.map} />}
      {groups.map((group, g) => (
        <GroupInWords {...{ visit, group, textOf }} letter={letterOf(g)} />
      ))}
      <GroupTables {...{ visit, groups, textOf }} />
    </Section>
  );
};

type GroupProps = Pick<GroupsProps, "visit" | "textOf"> & { readonly group: GroupSummary; readonly letter: string };

const GroupInWords: FC<GroupProps> = ({ visit, group: { size, says }, letter, textOf }) => {
  const t = groupTexts[visit.lang];
  const part = (direction: string, label: string) => {
    const these = says.filter((one) => one.direction === direction);
    return (
      these.length > 0 && (
        <>
          <p>{label}</p>
          <ul lang={writtenLang()}>
            {these.map(({ id }) => (
              <li>{textOf.get(id)}</li>
            ))}
          </ul>
        </>
      )
    );
  };
  return (
    <div class="opinion-group">
      <h3>{t.group(letter, size)}</h3>
      {says.length === 0 && <p>{t.alike}</p>}
      {part("agree", t.agreeOn)}
      {part("disagree", t.disagreeOn)}
    </div>
  );
};

type TablesProps = Pick<GroupsProps, "visit" | "textOf"> & { readonly groups: readonly GroupSummary[] };

const GroupTables: FC<TablesProps> = ({ visit, groups, textOf }) => {
  const { lang } = visit;
  const t = groupTexts[lang];
  const columns = groups.map((_, g) => ({ key: letterOf(g), label: t.letter(letterOf(g)), align: "end" as const }));
  const told = [...textOf.keys()].filter((id) => groups.some(({ agrees }) => agrees?.[id] !== undefined));
  const share = ({ agrees }: GroupSummary, id: string) => (agrees?.[id] === undefined ? t.few5 : t.agree(percentOf(agrees[id])));
  const cells = (cellOf: (group: GroupSummary) => string | number) =>
    Object.fromEntries(groups.map((group, g) => [letterOf(g), cellOf(group)]));
  const names = Object.keys(groups[0]?.perspectives ?? {});
  return (
    <Fold summary={t.table}>
      <DataTable
        caption={t.tableCaption}
        columns={[{ key: "text", label: t.statement }, ...columns]}
        rows={[
          { key: "people", cells: { text: t.people, ...cells(({ size }) => size) } },
          ...told.map((id) => ({
            key: id,
            cells: { text: <span lang={writtenLang()}>{textOf.get(id)}</span>, ...cells((group) => share(group, id)) },
          })),
        ]}
      />
      {names.length > 0 ? (
        <DataTable
          caption={t.whoCaption}
          columns={[{ key: "who", label: t.perspective }, ...columns]}
          rows={names.map((name) => ({
            key: name,
            cells: { who: perspectiveTitle(lang, name), ...cells(({ perspectives }) => perspectives?.[name] ?? "–") },
          }))}
        />
      ) : (
        <p>{t.whoHidden}</p>
      )}
    </Fold>
  );
};
