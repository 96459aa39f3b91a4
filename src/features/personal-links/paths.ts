import { openLinksPath } from "../../platform/identity/paths.ts";
import { districtPath } from "../../platform/web/path.ts";

export const paths = {
  links: openLinksPath,
  revoke: districtPath("/administration/links/:id/revoke"),
  revokeAll: districtPath("/administration/links/members/:member/revoke"),
} as const;
