/** What every page loads: small improvements of pages that work without them. */
import "./focus-errors.ts";
import "./keep-draft.ts";
import "./press-once.ts";
