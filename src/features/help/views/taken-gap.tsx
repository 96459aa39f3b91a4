import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ItemPage } from "../../../ui/item-page.tsx";
import type { ThreadStep } from "../../../ui/story.tsx";
import { Written } from "../../../ui/written.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts/gaps.ts";
import { texts as visitorTexts } from "../texts/visitors.ts";

type TakenGapProps = { visit: Visit; gap: { title: string; text: string }; thread: readonly ThreadStep[] };

/** A gap that the forum has taken up: its words and figures of that day, and what came of it. */
export const TakenGapPage: FC<TakenGapProps> = ({ visit, gap, thread }) => {
  const t = texts[visit.lang];
  return (
    <ItemPage
      kind={t.kind}
      title={gap.title}
      isWritten
      description={gap.text}
      breadcrumbs={[
        { href: paths.help.to(visit, {}), label: visitorTexts[visit.lang].title },
        { href: paths.gaps.to(visit, {}), label: t.title },
      ]}
      thread={thread}
    >
      <Written text={gap.text} />
      <p>
        {t.takenNote} <a href={paths.gaps.to(visit, {})}>{t.seeNow}</a>
      </p>
    </ItemPage>
  );
};
