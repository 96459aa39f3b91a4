/** Whether a text can begin document and case numbers: two to eight capital letters and digits, a letter first. */
export function isNumberPrefix(text: string): boolean {
  return /^[A-ZÆØÅ][A-ZÆØÅ0-9]{1,7}$/.test(text);
}

/** What comes before the year in a district's numbers. */
export function numberPrefixOf({ documentPattern }: { readonly documentPattern: string }): string {
  return documentPattern.replace(/-\{year\}.*$/, "");
}

/** The patterns of a district's document and case numbers. */
export function numberPatterns(prefix: string) {
  return { document_pattern: `${prefix}-{year}-{number}`, case_pattern: `${prefix}-S{year}-{number}` };
}
