import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "./platform/start-error.ts";

/**
 * Makes sure that the port is free, before anything else is started.
 * @param port 0 for any free one
 * @returns the port to listen on
 * @throws StartError
 */
export async function findPort(host: string, port: number): Promise<number> {
  const probe = createServer();
  await startListening(probe, host, port);
  const found = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

/** An HTTP server that answers. */
export interface Listening {
  /** Takes no more requests, lets those under way finish, and cuts off what is left after the time given. */
  close(patienceMs: number): Promise<void>;
}

/** @throws StartError */
export async function listen(answer: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(answer);
  await startListening(server, host, port);
  return {
    close: async (patienceMs) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

function startListening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new StartError(whyNot(error, host, port))));
    server.listen(port, host, () => resolve());
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `PORT=${port} is in use by another program on ${host}. Stop that one, or set PORT to another number.`;
    case "EACCES":
      return `PORT=${port} is not allowed to this user. Set PORT to a number above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST=${host} is not an address of this machine. Set HOST to 127.0.0.1, 0.0.0.0 or one it has.`;
    default:
      return `HOST=${host} PORT=${port} cannot be listened on: ${error.message}`;
  }
}
