import type { FC } from "hono/jsx";

/** How a sheet of A4 becomes A6, in three drawings: the sheet with its two folds, folded back, closed like a book. */
export const FoldingPicture: FC<{ label: string }> = ({ label }) => (
  <svg role="img" aria-label={label} viewBox="0 0 320 130" width="320" height="130" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round">
    <path d="M5 5h84v119H5z" />
    <path d="M5 64.5h84M47 5v119" stroke-dasharray="4 4" />
    <path d="M112 64.5h20m-6-5 6 5-6 5" />
    <path d="M150 64.5h84V124h-84zM153 64.5l6-9h84v59l-9 9" />
    <path d="M192 64.5V124" stroke-dasharray="4 4" />
    <path d="M250 94h20m-6-5 6 5-6 5" />
    <path d="M276 64.5h38V124h-38zM280 64.5V124M314 66l3 3v57h-38l-3-2" />
  </svg>
);
