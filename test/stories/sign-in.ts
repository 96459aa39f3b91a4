import type { Page } from "playwright-core";
import type { Stage } from "../browser.ts";

/**
 * Signs a member in, in this browser. What a sign-in link and its button do, without loading their pages each time: they have
 * stories of their own.
 */
export async function signIn({ app, url }: Stage, page: Page, memberId: string): Promise<void> {
  const client = app.visitor();
  await client.signIn(await client.get(await app.deps.identity.signInLinkFor(app.district.id, memberId)));
  await page.context().addCookies(client.cookies.map((cookie) => ({ ...cookie, url, httpOnly: true, sameSite: "Lax" as const })));
}
