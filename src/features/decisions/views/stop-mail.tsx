import type { FC } from "hono/jsx";
import type { Visit } from "../../../platform/web/routes.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Actions, Page } from "../../../ui/layout.tsx";
import { paths } from "../paths.ts";
import { waitingTexts } from "../texts/waiting.ts";

/** Ends the weekly mail for whoever holds the link in one of them, and begins it again. */
export const StopMailPage: FC<{ visit: Visit; isStopped: boolean }> = ({ visit, isStopped }) => {
  const t = waitingTexts[visit.lang].stop;
  return (
    <Page title={isStopped ? t.stopped : t.title} lead={isStopped ? t.stoppedBody : t.lead} noIndex>
      <Form action={paths.stopMail.to(visit, { token: visit.param("token") })}>
        <Actions>
          {isStopped ? (
            <Button kind="secondary" name="act" value="start">
              {t.again}
            </Button>
          ) : (
            <Button name="act" value="stop">
              {t.button}
            </Button>
          )}
        </Actions>
      </Form>
    </Page>
  );
};
