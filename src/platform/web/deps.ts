import type { Context } from "hono";
import type { Db } from "../db/database.ts";
import type { DistrictId } from "../district/district.ts";
import type { FileStore } from "../files/file-store.ts";
import type { TrustedProxies } from "../limits/client-address.ts";
import type { Live } from "../live/live.ts";
import type { GuardSettings } from "../limits/guard.ts";
import type { Log } from "../log.ts";
import type { OpenIdService } from "../identity/openid.ts";
import type { Membership } from "../identity/queries.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Actor } from "../rights/permit.ts";
import type { Role } from "../rights/roles.ts";
import type { PageMemory } from "./page-memory.ts";

/** What the app needs from the world. Made once in `server.ts`, and by the tests with the same shape. */
export interface Deps {
  readonly db: Db;
  readonly log: Log;
  readonly files: FileStore;
  /** Base of every absolute address in mails and PDFs, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether the example, its sign-in link and the mail reader may exist here. */
  readonly example: boolean;
  /** Key for signatures of forms and links. */
  readonly secret: string;
  readonly now: () => Date;
  readonly identity: Identity;
  /** Open pages that hear of changes. */
  readonly live: Live;
  /** The body's own sign-in service; absent when there is none. */
  readonly openId?: OpenIdService;
  /** Rendered pages of visitors; absent where every page shall be made anew. */
  readonly pageMemory?: PageMemory;
  /** Whose word about where a request comes from is believed; absent where nothing stands in front. */
  readonly trustedProxies?: TrustedProxies;
  /** When people who are not signed in need a puzzle to send a form, and how hard it is. */
  readonly guard: GuardSettings;
  /** Absent where nobody reads them. */
  readonly metrics?: Metrics;
  /** Who knows it may read the metrics from elsewhere than this machine. */
  readonly metricsToken?: string;
}

/** How a request is tied to a person. */
export interface Identity {
  /** Who is signed in, in this district; a visitor when nobody is or when they are no member here. */
  actorIn(c: Context, districtId: DistrictId): Promise<Actor>;
  /**
   * An address that signs a member in once, within a day; for the terminal and for people without mail.
   * @throws Error when there is no such member
   */
  signInLinkFor(districtId: DistrictId, memberId: string): Promise<string>;
  /** The roles that a session has in a district at this moment, whatever it had before; none when it is over. */
  rolesNow(sessionKey: string, districtId: DistrictId): Promise<readonly Role[]>;
  /** The session of whoever is signed in at all. */
  session(c: Context): Promise<SignedInSession | undefined>;
}

/** A session and whose it is, across all districts. */
export interface SignedInSession {
  readonly key: string;
  readonly personId: string;
  /** The address the person is known by; one under `.invalid` for someone without mail. */
  readonly personEmail: string;
  readonly name: string;
  /** Where they are a member now, oldest first. */
  readonly memberships: readonly Membership[];
}
