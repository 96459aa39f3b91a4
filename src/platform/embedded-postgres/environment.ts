/** Environment for PostgreSQL's programs: no secrets of ours, and none of the PG… settings of whoever starts us. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, SystemRoot, TEMP, LC_ALL: "C", LANG: "C" };
}
