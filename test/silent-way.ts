import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to PostgreSQL that can stop passing anything on. */
export interface Way {
  /** The database's address by this way. */
  readonly url: string;
  /** From now on nothing comes through on the connections there are, and nobody is told: they stay open. New ones work. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** What lies between a server and its database on other machines: a cable, a balancer, a firewall that forgets connections. */
export async function layWay(databaseUrl: string): Promise<Way> {
  const to = new URL(databaseUrl);
  const socketFolder = to.searchParams.get("host");
  const port = Number(to.port || 5432);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = socketFolder === null ? connect(port, to.hostname) : connect(`${socketFolder}/.s.PGSQL.${port}`);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  to.searchParams.delete("host");
  to.hostname = "127.0.0.1";
  to.port = String((server.address() as AddressInfo).port);
  return {
    url: to.href,
    fallSilent: () => {
      for (const socket of open) socket.unpipe().pause();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
