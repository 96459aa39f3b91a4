import pg from "pg";
import { StartError } from "../start-error.ts";

const oldestVersion = 15;

/**
 * Makes sure that a PostgreSQL of the installation's own can be used.
 * @throws StartError with one line that never shows the password
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version < oldestVersion) {
      throw new StartError(`DATABASE_URL: that is PostgreSQL ${version}; Kvarter needs ${oldestVersion} or newer.`);
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`DATABASE_URL: ${withoutSecrets(url)} cannot be used: ${reason(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "28P01" || code === "28000") return "user or password is wrong. Correct DATABASE_URL.";
  if (code === "3D000") return "there is no such database. Make it with `createdb`, or correct DATABASE_URL.";
  const detail = error instanceof Error && error.message !== "" ? error.message : code;
  return `${detail}. Start PostgreSQL there, correct DATABASE_URL, or leave it out to use the one that comes along.`;
}

function withoutSecrets(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `PostgreSQL at ${searchParams.get("host") ?? hostname}${port && `:${port}`}${pathname}`;
}
