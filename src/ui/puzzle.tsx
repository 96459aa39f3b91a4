import type { FC } from "hono/jsx";
import { usePage } from "../platform/web/page-context.ts";
import { Notice } from "./notice.tsx";
import { uiTexts } from "./texts.ts";

/** The puzzle for the form that sends to this address, in its hidden field; nothing when it needs none. */
export const PuzzleField: FC<{ action: string }> = ({ action }) => {
  const puzzle = puzzleFor(action);
  return puzzle ? <input type="hidden" name="_puzzle" value={puzzle.text} /> : null;
};

/** Below that form: its browser solves the puzzle while somebody writes, and says so when they send before it is done. */
export const PuzzleLine: FC<{ action: string }> = ({ action }) => {
  const puzzle = puzzleFor(action);
  if (!puzzle || puzzle.asked) return null;
  const words = uiTexts[usePage().lang].puzzle;
  return (
    <solve-puzzle data-checking={words.checking} data-sending={words.sending}>
      <p class="puzzle-line" role="status" data-words />
    </solve-puzzle>
  );
};

/**
 * First on a page whose form has come back for its puzzle. A browser that runs scripts solves it and sends the form again
 * by itself, unless a file must be chosen again; without scripts it is enough to wait.
 */
export const PuzzleNotice: FC = () => {
  const page = usePage();
  const asked = page.puzzle?.asked;
  if (!asked) return null;
  const words = uiTexts[page.lang].puzzle;
  return (
    <solve-puzzle
      class="puzzle-notice"
      role="group"
      aria-label={words.title}
      tabindex={-1}
      data-focus-on-load
      data-checking={words.checking}
      data-sending={asked.hadFile ? undefined : words.sending}
      data-solved={words.chooseFile}
    >
      <Notice title={words.title} live>
        <p data-words>
          {asked.why === "busy" ? words.busy : words.wait(asked.seconds)}
          {asked.hadFile && ` ${words.fileToo}`}
        </p>
        <p>
          {words.danger}{" "}
          <a href="tel:112">
            <strong>{words.call}</strong>
          </a>
        </p>
      </Notice>
    </solve-puzzle>
  );
};

/** A page's puzzle is for the form that sends to the page's own address. */
function puzzleFor(action: string) {
  const { puzzle, path } = usePage();
  return action.split("?")[0] === path ? puzzle : undefined;
}
