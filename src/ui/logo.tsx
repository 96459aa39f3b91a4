import type { FC } from "hono/jsx";

/** The small k and the red thread that is woven through it: behind the arm, in front of the leg. */
export const Logo: FC = () => (
  <svg class="logo" viewBox="0 0 44 44" width="44" height="44" aria-hidden="true" focusable="false">
    <path class="logo-letter" d="M10 7v30M32 17 10 28M17.5 24.5 32 37" />
    <path class="logo-thread" d="M22 0v18.5M22 25.5v18.5" />
  </svg>
);
