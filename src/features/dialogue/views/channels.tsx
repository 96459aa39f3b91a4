import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { DataTable } from "../../../ui/table.tsx";
import { channels, shownChannels } from "../rules/answers/channel.ts";
import type { ChannelCounts } from "../rules/answers/channel.ts";
import { handsTexts } from "../texts/hands.ts";

interface ChannelsProps {
  readonly visit: Visit;
  readonly counts: ChannelCounts;
}

/** How many came each way, to the last one; for coordinators. */
export const ChannelTable: FC<ChannelsProps> = ({ visit, counts }) => {
  const t = handsTexts[visit.lang];
  const came = channels.filter((channel) => counts[channel]);
  if (came.length === 0) return <p>{t.nobody}</p>;
  return (
    <DataTable
      caption={t.countsTitle}
      hideCaption
      columns={[
        { key: "way", label: t.way },
        { key: "people", label: t.people, align: "end" },
      ]}
      rows={came.map((channel) => ({ key: channel, cells: { way: t.ways[channel], people: counts[channel] } }))}
    />
  );
};

/** How people came, for everyone: nothing that belongs to fewer than five. Nothing at all when that leaves nothing to say. */
export const ChannelWords: FC<ChannelsProps> = ({ visit, counts }) => {
  const t = handsTexts[visit.lang];
  const { shown, others } = shownChannels(counts);
  if (shown.length === 0) return null;
  const ways = shown.map(({ channel, people }) => `${people} ${lowered(t.ways[channel])}`);
  return <p>{t.resultWays([...ways, ...(others > 0 ? [`${others} ${t.otherWays}`] : [])].join(", "))}</p>;
};

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
