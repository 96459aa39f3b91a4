import { dayOf } from "../platform/i18n/dates.ts";
import type { Place } from "../platform/web/path.ts";
import type { ThreadStep } from "../ui/story.tsx";
import type { ItemRef } from "./commands.ts";
import { kindOf } from "./kinds.ts";
import type { ThreadItem } from "./queries.ts";
import { readsInside } from "./reader.ts";
import type { Reader } from "./reader.ts";

const reference = (item: ItemRef) => `${item.kind}-${item.id}`;

/** The items of a thread as steps to show, the one the page is about marked. */
export function threadSteps(
  visit: Place & { readonly now: Date },
  items: readonly ThreadItem[],
  current: ItemRef,
  reader: Reader,
): ThreadStep[] {
  return items.map((item) => {
    const kind = kindOf(item.kind);
    const status = kind.statuses[item.status];
    return {
      key: reference(item),
      label: kind.label[visit.lang],
      title: item.title || kind.label[visit.lang],
      isWritten: item.title !== "",
      href: item.isPublic || readsInside(reader, item.kind) ? kind.href(visit, item.id) : undefined,
      status: status?.words[visit.lang],
      statusDate: statusDate(item),
      tone: status?.tone,
      date: item.at,
      isAhead: item.at > visit.now,
      current: reference(item) === reference(current),
    };
  });
}

/**
 * Since when an item has its status, when that says more than the item's own day. Before that day a status only announces it,
 * and its date would be read as the day itself: a meeting that was planned in May for June.
 */
export function statusDate({ at, statusAt }: Pick<ThreadItem, "at" | "statusAt">): Date | undefined {
  return dayOf(statusAt) > dayOf(at) ? statusAt : undefined;
}
