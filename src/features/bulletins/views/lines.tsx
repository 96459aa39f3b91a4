import type { FC } from "hono/jsx";
import type { FormProblem } from "../../../platform/web/form.ts";
import { textOf } from "../../../platform/web/form.ts";
import type { Visit } from "../../../platform/web/routes.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { versionToSend, wasChanged } from "../../../ui/clash.tsx";
import { errorAt } from "../../../ui/error-texts.ts";
import { TextArea } from "../../../ui/field.tsx";
import { HiddenField } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { longestLine, prompts, saidIn } from "../bulletin.ts";
import type { Lines } from "../bulletin.ts";
import { texts } from "../texts.ts";

interface LinesFieldsProps {
  readonly visit: Visit;
  readonly problem: FormProblem;
  readonly errors: Parameters<typeof errorAt>[0];
  /** The version that stands now. */
  readonly version: number;
}

/** The script that counts while somebody writes. */
export const countLetters = ["count-letters.js"];

/** Five short questions, each with room for one line. */
export const LinesFields: FC<LinesFieldsProps> = ({ visit, problem, errors, version }) => {
  const t = texts[visit.lang];
  return (
    <>
      <HiddenField name="version" value={String(versionToSend(problem, version))} />
      {prompts.map((prompt) => (
        <TextArea
          name={prompt}
          label={t.prompts[prompt]}
          rows={2}
          limit={longestLine}
          value={textOf(problem, prompt)}
          error={errorAt(errors, prompt)}
          data-letters-left={t.lines.left}
        />
      ))}
    </>
  );
};

/** Lines that have been written, each led in by what was asked. */
export const WrittenLines: FC<{ visit: Visit; lines: Lines }> = ({ visit, lines }) => (
  <dl class="bulletin-lines">
    {saidIn(lines).map(({ prompt, text }) => (
      <div>
        <dt>{texts[visit.lang].said[prompt]}</dt>
        <dd lang={writtenLang()}>{text}</dd>
      </div>
    ))}
  </dl>
);

/** When somebody else was faster: their lines, above the fields with one's own. */
export const ChangedMeanwhile: FC<{ visit: Visit; problem: FormProblem; lines: Lines }> = ({ visit, problem, lines }) =>
  wasChanged(problem) ? (
    <Notice tone="warning" title={texts[visit.lang].party.now}>
      <WrittenLines visit={visit} lines={lines} />
    </Notice>
  ) : null;
