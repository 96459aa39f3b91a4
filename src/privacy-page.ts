import { retentionRules } from "./features/all.ts";

/** The page `docs/privacy.md`, written from the rules that also erase. */
export function privacyPage(): string {
  const rows = retentionRules.map(({ what, why, where, howLong, tables, erase }) => {
    const places = tables.map((table) => `\`${table}\``).join(", ");
    return `| ${what.en} | ${why.en} | ${where.en} | ${howLong.en} | ${places} | ${erase ? "every night" : "–"} |`;
  });
  return `# Privacy

Written from the code by \`npm run --silent kvarter -- privacy > docs/privacy.md\`; tests fail when it is stale, or when a table of
the database stands in no rule. The page \`/DISTRICT/about/privacy\` shows the same rules to everyone.

The body that runs the district (its name stands on the privacy page and on every letter) is responsible for the data.
Kvarter itself sends nothing to anyone else: no analytics, fonts, maps or captchas from other servers, so no cookie banner.
The cookies are the session of somebody who signs in, and until they sign out a code for their mail address; for ten minutes,
where somebody was going who signs in through the body's own service; a random number for 180 days in a browser that opens a page
where one can answer without an account (dialogue, idea, vote, evaluation), kept nowhere else; and on a shared
tablet that it is one, and who answers just now.

There is no field for a CPR number. A text with something that reads as one is stopped before it is stored, in every form.

One job, \`retention\`, runs the rules every night. Whatever it erases leaves a certificate among the changes that
administrators can read: which rule, when and how many, nothing about whom.

| Data | Why | Where | How long | Tables | Erased by itself |
|---|---|---|---|---|---|
${rows.join("\n")}

Not kept: IP addresses, who read what, who reported what.
`;
}
