/**
 * A page that the browser has kept whole for Back is shown only while the person on it is signed in. When somebody signs out,
 * the server has the browser forget what it stored; not every browser takes such pages for part of that.
 */
addEventListener("pageshow", async ({ persisted }) => {
  const account = document.querySelector<HTMLAnchorElement>("form.account a");
  if (!persisted || !account) return;
  document.documentElement.hidden = true;
  // Whoever is not signed in is led away from their account. Without a line nobody can tell.
  const answer = await fetch(account.href, { method: "HEAD", redirect: "manual", cache: "no-store" }).catch(() => undefined);
  if (answer?.type === "opaqueredirect") location.reload();
  else document.documentElement.hidden = false;
});

export {};
