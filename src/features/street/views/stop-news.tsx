import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { texts } from "../texts/stop-news.ts";

/** Ends the mails about a report, for whoever holds the link in one of them. */
export const StopNewsPage: FC<{ visit: Visit; isRunning: boolean }> = ({ visit, isRunning }) => {
  const t = texts[visit.lang];
  if (!isRunning)
    return (
      <Page title={t.stoppedTitle} lead={t.stopped} noIndex>
        <Actions>
          <ButtonLink kind="secondary" href={paths.street.to(visit, {})}>
            {t.back}
          </ButtonLink>
        </Actions>
      </Page>
    );
  return (
    <Page title={t.title} lead={t.lead} noIndex>
      <Form action={paths.stopNews.to(visit, { token: visit.param("token") })}>
        <Actions>
          <Button>{t.stop}</Button>
        </Actions>
      </Form>
    </Page>
  );
};
