/** What every page loads: small improvements of pages that work without them. */
import "./focus-errors.ts";
import "./forget-door.ts";
import "./forget-sent.ts";
import "./forget-signed-in.ts";
import "./keep-draft.ts";
import "./press-once.ts";
