import { renderMarkdown } from "../../../platform/markdown/render.ts";
import { usePage } from "../../../platform/web/page-context.ts";
import { writtenLang } from "../../../ui/attributes.ts";
import { Prose } from "../../../ui/prose.tsx";
import type { LetterDocument } from "../letter-document.ts";
import { texts } from "../texts.ts";

interface PaperProps {
  readonly document: LetterDocument;
  /** The address of an attachment; undefined when it cannot be fetched here. */
  readonly attachmentHref?: (id: string) => string;
}

/** A letter on the screen, from the same model as its PDF and its plain text. */
export function LetterPaper({ document, attachmentHref }: PaperProps) {
  const { lang } = usePage();
  const t = texts[lang].document;
  return (
    <section class="card" aria-labelledby="letter-title">
      <p lang={writtenLang()}>
        <strong>{document.letterhead.name}</strong>
        <Lines lines={["", ...document.letterhead.lines]} />
      </p>
      <p>
        <Lines
          lines={[...document.numbers.map(({ label, value }) => `${label} ${value}`), `${t.date} ${document.date}`]}
        />
      </p>
      <p>
        {t.to}{" "}
        <span lang={writtenLang()}>
          <Lines lines={document.recipient} />
        </span>
      </p>
      <h2 id="letter-title" lang={writtenLang()}>
        {document.title}
      </h2>
      <div lang={writtenLang()}>
        <Prose html={renderMarkdown(document.body)} />
      </div>
      {document.request && <p>{document.request}</p>}
      <p>
        <Lines lines={document.signature} />
      </p>
      {document.attachments.length > 0 && (
        <>
          <h3>{t.attachments}</h3>
          <ol>
            {document.attachments.map(({ id, name, detail, sha256 }) => (
              <li>
                <span lang={writtenLang()}>{attachmentHref ? <a href={attachmentHref(id)}>{name}</a> : name}</span> ({detail})
                <br />
                <Fingerprint sha256={sha256} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  );
}

/** A digest that may be broken anywhere, so that it fits a phone, and copied whole. */
export function Fingerprint({ sha256 }: { sha256: string }) {
  const pieces = sha256.match(/.{1,8}/g) ?? [];
  return (
    <code translate="no">
      {pieces.map((piece, index) => (
        <>
          {index > 0 && <wbr />}
          {piece}
        </>
      ))}
    </code>
  );
}
