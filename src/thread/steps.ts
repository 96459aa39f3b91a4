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
  place: Place,
  items: readonly ThreadItem[],
  current: ItemRef,
  reader: Reader,
): ThreadStep[] {
  return items.map((item) => {
    const kind = kindOf(item.kind);
    const status = kind.statuses[item.status];
    return {
      key: reference(item),
      label: kind.label[place.lang],
      title: item.title || kind.label[place.lang],
      isWritten: item.title !== "",
      href: item.isPublic || readsInside(reader, item.kind) ? kind.href(place, item.id) : undefined,
      status: status?.words[place.lang],
      tone: status?.tone,
      date: item.statusAt,
      current: reference(item) === reference(current),
    };
  });
}
