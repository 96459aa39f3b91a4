/** When a job starts by itself, as far as it can be said in a few words. */
export type Schedule =
  | { readonly kind: "daily"; readonly time: string }
  | { readonly kind: "weekly"; readonly weekday: number; readonly time: string }
  | { readonly kind: "hourly"; readonly minute: number }
  | { readonly kind: "often"; readonly minutes: number }
  | { readonly kind: "other"; readonly cron: string };

/** Reads the five fields of cron; `time` is Danish wall time such as `03:20`, a weekday 0 for Sunday to 6. */
export function readSchedule(cron: string): Schedule {
  const daily = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(cron);
  if (daily) return { kind: "daily", time: `${twoDigits(daily[2])}:${twoDigits(daily[1])}` };
  const weekly = /^(\d{1,2}) (\d{1,2}) \* \* ([0-6])$/.exec(cron);
  if (weekly) return { kind: "weekly", weekday: Number(weekly[3]), time: `${twoDigits(weekly[2])}:${twoDigits(weekly[1])}` };
  const hourly = /^(\d{1,2}) \* \* \* \*$/.exec(cron);
  if (hourly) return { kind: "hourly", minute: Number(hourly[1]) };
  const often = /^\*\/(\d{1,2}) \* \* \* \*$/.exec(cron);
  if (often) return { kind: "often", minutes: Number(often[1]) };
  return cron === "* * * * *" ? { kind: "often", minutes: 1 } : { kind: "other", cron };
}

const twoDigits = (text = "") => text.padStart(2, "0");
