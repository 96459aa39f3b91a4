import { betterAuth } from "better-auth";
import { magicLink } from "better-auth/plugins/magic-link";
import { v7 as uuidv7 } from "uuid";
import type { Db, Tx } from "../db/database.ts";

/** What signing in needs to know of the installation. `Deps` is one. */
export interface AuthSettings {
  readonly secret: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
}

/** How long a person stays signed in on a device they do not use. */
export const sessionDays = 30;
/** How long at most, however often they use it. */
export const longestSessionDays = 180;

/** What a new sign-in link is made for. */
interface LinkOptions {
  readonly lifetimeSeconds: number;
  /** Takes the token on its way out; it is kept nowhere else. */
  readonly onToken: (token: string) => void;
}

const noNewLinks: LinkOptions = { lifetimeSeconds: 1, onToken: () => undefined };

/**
 * better-auth on a connection or a transaction of the caller, so that what it writes shares the caller's fate. Only its
 * functions are used; its own HTTP endpoints are never mounted, so its rate limit and origin checks have nothing to do.
 */
export function authOver(db: Db | Tx, settings: AuthSettings, link: LinkOptions = noNewLinks) {
  return betterAuth({
    baseURL: settings.publicUrl,
    secret: settings.secret,
    database: { db, type: "postgres", schemaName: "identity" },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Its messages may hold addresses; what goes wrong reaches us as an error.
    logger: { disabled: true },
    user: { modelName: "person", fields: { emailVerified: "email_verified", ...times } },
    session: {
      expiresIn: sessionDays * 24 * 60 * 60,
      // We prolong sessions ourselves, in `sessions.ts`.
      disableSessionRefresh: true,
      fields: {
        expiresAt: "expires_at",
        userId: "person_id",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        ...times,
      },
    },
    account: {
      fields: {
        userId: "person_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        ...times,
      },
    },
    verification: { fields: { expiresAt: "expires_at", ...times } },
    advanced: {
      ipAddress: { disableIpTracking: true },
      // Our migrations make the tables, and a test signs in; asking the catalogue at every sign-in tells nothing more.
      database: { generateId: () => uuidv7(), validateSchema: false },
    },
    plugins: [
      magicLink({
        storeToken: "hashed",
        expiresIn: link.lifetimeSeconds,
        sendMagicLink: ({ token }) => link.onToken(token),
      }),
    ],
  });
}

/**
 * The full name of a cookie that says who somebody is. With this beginning browsers take it from our own host only: on the address
 * of another site under the same domain nobody can put theirs in its place. It must have the path `/`.
 */
export function ownCookieName(settings: AuthSettings, name: string): string {
  return isSecure(settings) ? `__Host-${name}` : name;
}

/** Whether cookies may only travel encrypted. */
export function isSecure(settings: AuthSettings): boolean {
  return settings.publicUrl.startsWith("https:");
}

const times = { createdAt: "created_at", updatedAt: "updated_at" } as const;
