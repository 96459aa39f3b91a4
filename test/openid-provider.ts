import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** A person at the sign-in service. */
export interface Account {
  readonly email?: string;
  readonly emailVerified?: boolean;
}

export interface OpenIdProvider {
  readonly issuer: string;
  /** Whoever sits at the browser, as the service sees them; undefined: they press Cancel. */
  account: Account | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const client = { clientId: "kvarter", clientSecret: "a secret for tests only, long enough to sign with" };

/** A real OpenID Connect provider on a free port, at first not started. Whoever comes is signed in without being asked. */
export async function openIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  let server: Server | undefined;
  const self: OpenIdProvider = {
    issuer,
    account: undefined,
    start: async () => {
      const provider = new Provider(issuer, {
        clients: [
          { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri], scope: "openid email" },
        ],
        claims: { email: ["email", "email_verified"] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: () => "/who" },
        findAccount: (_, accountId) => ({ accountId, claims: async () => claimsOf(accountId) }),
        loadExistingGrant: async (context) => {
          const { session, client: asking } = context.oidc;
          const grant = new provider.Grant({ clientId: asking?.clientId, accountId: session?.accountId });
          grant.addOIDCScope("openid email");
          await grant.save();
          return grant;
        },
        cookies: { keys: ["a key for tests only"] },
      });
      const answer = provider.callback();
      server = createServer(async (request, response) => {
        if (request.url !== "/who") return void answer(request, response);
        const result = self.account
          ? { login: { accountId: JSON.stringify(self.account) } }
          : { error: "access_denied", error_description: "cancelled" };
        await provider.interactionFinished(request, response, result);
      });
      await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
    },
    stop: async () => {
      server?.closeAllConnections();
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    },
  };
  return self;
}

function claimsOf(accountId: string) {
  const { email, emailVerified } = JSON.parse(accountId) as Account;
  return { sub: accountId, email, email_verified: emailVerified };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
