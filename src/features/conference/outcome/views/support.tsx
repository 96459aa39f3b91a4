import type { FC } from "hono/jsx";
import type { Visit } from "../../../../platform/web/routes.ts";
import type { Support } from "../rules/support.ts";
import { supportLines } from "../rules/support-words.ts";

/** Who in the room supports a recommendation, one line for each way the room was asked. */
export const SupportLines: FC<{ visit: Visit; support: Support }> = ({ visit, support }) => (
  <ul class="recommendation-support">
    {supportLines(support, visit.lang).map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
