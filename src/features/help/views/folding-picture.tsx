import type { FC } from "hono/jsx";

/** How a sheet of A4 becomes A6, in three drawings: the sheet with its two folds, folded back, closed like a book. */
export const FoldingPicture: FC<{ label: string }> = ({ label }) => (
  <svg role="img" aria-label={label} viewBox="0 0 346 130" width="100%" height="130" preserveAspectRatio="xMinYMid meet" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round">
    <path d="M5 5h84v119H5z" />
    <path d="M5 64.5h84M47 5v119" stroke-dasharray="4 4" />
    <path d="M106 94h22m-6-5 6 5-6 5" />
    <path d="M146 64.5h84V124h-84zM149 64.5l6-9h84v59l-9 9" />
    <path d="M188 64.5V124" stroke-dasharray="4 4" />
    <path d="M256 94h22m-6-5 6 5-6 5" />
    <path d="M296 64.5h42V124h-42zM300 64.5V124M338 66l3 3v57h-42l-3-2" />
  </svg>
);
