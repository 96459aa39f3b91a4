import type { FC } from "hono/jsx";
import { formatDate, formatDateTime, formatDayAndDate, formatTime } from "../platform/i18n/dates.ts";
import { usePage } from "../platform/web/page-context.ts";
import { Dated } from "./dated.tsx";

const formats = { date: formatDate, datetime: formatDateTime, weekday: formatDayAndDate, time: formatTime };

/** A moment in words, Danish wall-clock time, with the exact moment for machines. */
export const Time: FC<{ at: Date; as?: keyof typeof formats }> = ({ at, as = "date" }) => (
  <time datetime={at.toISOString()}><Dated>{formats[as](at, usePage().lang)}</Dated></time>
);
