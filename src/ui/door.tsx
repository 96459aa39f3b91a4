import type { FC } from "hono/jsx";

export type Door = { href: string; title: string; text: string };

/** The large doors of the home page: what one came to do. Made for four, fine with two to six. */
export const Doors: FC<{ doors: readonly Door[]; label: string }> = ({ doors, label }) => (
  <nav class="doors" aria-label={label}>
    <ul>
      {doors.map(({ href, title, text }) => (
        <li>
          <a class="door" href={href}>
            <span class="door-title">{title}</span>
            <span class="door-text">{text}</span>
            <svg
              class="door-arrow"
              viewBox="0 0 32 16"
              width="32"
              height="16"
              aria-hidden="true"
              focusable="false"
            >
              <path d="M1 8h29M23 1l7 7-7 7" />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
