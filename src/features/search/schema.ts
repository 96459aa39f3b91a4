/** Longest search that is looked up; the rest of a longer one is left away. */
export const longestSearch = 200;
