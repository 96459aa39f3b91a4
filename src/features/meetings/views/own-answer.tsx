import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { Actions } from "../../../ui/layout.tsx";
import { ownAnswerPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.ts";
import { invitationTexts } from "../texts/invitations.ts";

/** What somebody has said of themselves, and the way to say it. */
export const OwnAnswer: FC<{ visit: Visit; meeting: Meeting; ownAnswer: "yes" | "no" | null }> = ({ visit, meeting, ownAnswer }) => {
  const t = invitationTexts[visit.lang].answer;
  const href = ownAnswerPath.to(visit, { id: meeting.id });
  return ownAnswer === null ? (
    <Actions>
      <ButtonLink href={href}>{t.title}</ButtonLink>
    </Actions>
  ) : (
    <p>
      {t.now[ownAnswer]} <a href={href}>{t.change}</a>
    </p>
  );
};
