import type { FC, PropsWithChildren } from "hono/jsx";
import { writtenLang } from "./attributes.ts";

/** What was written in Danish, said so on an English page; every line a paragraph. */
export const Written: FC<{ text: string }> = ({ text }) => (
  <div lang={writtenLang()}>
    {text
      .split(/\n+/)
      .filter((line) => line.trim() !== "")
      .map((line) => (
        <p>{line}</p>
      ))}
  </div>
);

/** A few written words inside a sentence or a list. */
export const WrittenWords: FC<PropsWithChildren> = ({ children }) => <span lang={writtenLang()}>{children}</span>;
