import { retentionRules } from "./features/all.ts";

/** The page `docs/privacy.md`, written from the rules that also erase. */
export function privacyPage(): string {
  const rows = retentionRules.map(({ what, why, where, howLong, tables, erase }) => {
    const places = tables.map((table) => `\`${table}\``).join(", ");
    return `| ${what.en} | ${why.en} | ${where.en} | ${howLong.en} | ${places} | ${erase ? "every night" : "–"} |`;
  });
  return `# Privacy

Written from the code by \`npm run kvarter -- privacy > docs/privacy.md\`; tests fail when it is stale, or when a table of
the database stands in no rule. The page \`/DISTRICT/about/privacy\` shows the same rules to everyone.

The body that runs the district (its name stands on the privacy page and on every letter) is responsible for the data.
Kvarter itself sends nothing to anyone else: no analytics, fonts, maps or captchas from other servers, so no cookie banner.
The only cookie is the session of somebody who signs in.

There is no field for a CPR number. A text with something that reads as one is stopped before it is stored, in every form.

One job, \`retention\`, runs the rules every night. Whatever it erases leaves a certificate among the changes that
administrators can read: which rule, when and how many, nothing about whom.

| Data | Why | Where | How long | Tables | Erased by itself |
|---|---|---|---|---|---|
${rows.join("\n")}

Not kept: IP addresses, who read what, who reported what.
`;
}
