import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { DataTable } from "../../../ui/table.tsx";
import { standsInFor } from "../attendance.ts";
import type { Voice } from "../attendance.ts";
import { attendanceTexts } from "../texts/attendance.ts";
import { danish } from "./words.ts";

/** Who was at a meeting, as it was noted. */
export interface NotedAttendance {
  readonly present: readonly { readonly id: string; readonly name: string }[];
  readonly states: ReadonlyMap<string, "present" | "apology">;
  readonly voices: readonly Voice[];
  /** Only for those who may note it: everybody else reads functions. */
  readonly names?: ReadonlyMap<string, string>;
}

/** Who was there, party by party, in their functions; a deputy with whom they stood in for. */
export const AttendanceList: FC<{ visit: Visit; noted: NotedAttendance }> = ({ visit, noted }) => {
  const t = attendanceTexts[visit.lang];
  const { present, states, voices, names } = noted;
  if (present.length === 0 && states.size === 0) return <p>{t.nobody}</p>;
  const away = new Set([...states].filter(([, state]) => state === "apology").map(([id]) => id));
  const called = (voice: Voice) => names?.get(voice.memberId) ?? voice.function;
  const inWords = (voice: Voice) => {
    const standsIn = standsInFor(voice, voices, away).map(called);
    const role = standsIn.length > 0 ? t.list.standIn(standsIn.join(", ")) : voice.isDeputy && t.list.deputy;
    const about = [names && voice.function, role].filter(Boolean).join(", ");
    return about ? `${called(voice)} (${about})` : called(voice);
  };
  const of = (partyId: string, state: "present" | "apology") =>
    voices.filter((voice) => voice.partyId === partyId && states.get(voice.memberId) === state).map(inWords);
  const here = new Set(present.map(({ id }) => id));
  const apologised = voices.filter((voice) => !here.has(voice.partyId)).map(({ partyId: id, partyName: name }) => ({ id, name }));
  const parties = [...present, ...apologised.filter((one, at) => apologised.findIndex(({ id }) => id === one.id) === at)];
  const alone = [...states].filter(([id]) => !voices.some((voice) => voice.memberId === id));
  const aloneWith = (state: "present" | "apology") => {
    const those = alone.filter(([, one]) => one === state).map(([id]) => id);
    if (those.length === 0) return "";
    return names ? those.map((id) => names.get(id)).join(", ") : t.list.someone(those.length);
  };
  return (
    <DataTable
      caption={t.list.title}
      hideCaption
      columns={[
        { key: "party", label: t.list.party },
        { key: "present", label: t.list.present },
        { key: "apologies", label: t.list.apologies },
      ]}
      rows={[
        ...parties.map(({ id, name }) => ({
          key: id,
          cells: {
            party: <span lang={danish(visit.lang)}>{name}</span>,
            present: of(id, "present").join(", ") || (here.has(id) ? t.list.noted : "–"),
            apologies: of(id, "apology").join(", ") || "–",
          },
        })),
        ...(alone.length > 0
          ? [
              {
                key: "alone",
                cells: { party: t.list.alone, present: aloneWith("present") || "–", apologies: aloneWith("apology") || "–" },
              },
            ]
          : []),
      ]}
    />
  );
};
