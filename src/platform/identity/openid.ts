import * as client from "openid-client";
import { normalEmail } from "./member.ts";

/** The body's own sign-in service, if it has one (OpenID Connect). */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it: "Log ind med …". */
  readonly name: string;
}

/** What the browser keeps between leaving for the service and coming back. */
export interface OpenIdTrip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the service vouches for. */
export interface VouchedFor {
  readonly email: string;
  readonly emailVerified: boolean;
}

export interface OpenIdService {
  readonly name: string;
  /**
   * Where to send the browser, and what it must bring back.
   * @throws ServiceAway when the service does not answer; it is asked again next time
   */
  leave(redirectUri: string): Promise<{ readonly url: URL; readonly trip: OpenIdTrip }>;
  /**
   * Reads what the browser brought back.
   * @param address the whole address it came to
   * @throws ServiceAway when the service does not answer, ServiceRefused for all that does not fit together
   */
  arrive(address: URL, trip: OpenIdTrip): Promise<VouchedFor>;
}

/** The sign-in service does not answer. */
export class ServiceAway extends Error {}

/** The sign-in service said no, or what came back is not what was asked for. */
export class ServiceRefused extends Error {}

const patienceSeconds = 5;

/**
 * A sign-in service. What it says about itself is read when it is first needed, and again after anything has gone wrong:
 * a service that is down when Kvarter starts is there as soon as it is up.
 */
export function openIdService(settings: OpenIdSettings): OpenIdService {
  let known: Promise<client.Configuration> | undefined;
  const configuration = async () => {
    known ??= discover(settings);
    const asked = known;
    try {
      return await asked;
    } catch (error) {
      if (known === asked) known = undefined;
      throw new ServiceAway("the sign-in service does not answer", { cause: error });
    }
  };
  return {
    name: settings.name,
    async leave(redirectUri) {
      const trip = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: "openid email",
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: "S256",
      });
      return { url, trip };
    },
    async arrive(address, trip) {
      const config = await configuration();
      try {
        return await vouchedFor(config, address, trip);
      } catch (error) {
        // Perhaps the service has moved or changed its keys: ask it anew next time.
        known = undefined;
        if (error instanceof TypeError) throw new ServiceAway("the sign-in service does not answer", { cause: error });
        throw new ServiceRefused("the sign-in service said no", { cause: error });
      }
    },
  };
}

async function discover(settings: OpenIdSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer);
  const { clientId, clientSecret } = settings;
  return client.discovery(issuer, clientId, undefined, client.ClientSecretBasic(clientSecret), {
    timeout: patienceSeconds,
    // The settings allow http for this machine's own addresses only.
    ...(issuer.protocol === "http:" && { execute: [client.allowInsecureRequests] }),
  });
}

async function vouchedFor(config: client.Configuration, address: URL, trip: OpenIdTrip): Promise<VouchedFor> {
  const tokens = await client.authorizationCodeGrant(config, address, {
    expectedState: trip.state,
    expectedNonce: trip.nonce,
    pkceCodeVerifier: trip.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new ServiceRefused("the sign-in service sent no ID token");
  // Many services put the mail address beside the token rather than in it.
  const told = claims["email"] === undefined ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
  const email = typeof told["email"] === "string" ? normalEmail(told["email"]) : "";
  return { email, emailVerified: told["email_verified"] === true };
}
