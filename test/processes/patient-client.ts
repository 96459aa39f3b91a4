import { setTimeout as pause } from "node:timers/promises";

/** Somebody at a browser who tries again until the answer comes, whatever happens to the server meanwhile. */
export interface PatientClient {
  /** Opens a page. */
  get(path: string): Promise<string>;
  /** Opens the form at this address, fills it in, and sends this very form until it is answered; gives where it led. */
  send(path: string, answers: Readonly<Record<string, string>>): Promise<string>;
}

/** @param address where the server is just now */
export function patientClient(address: () => string): PatientClient {
  const once = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(address() + path, { redirect: "manual", signal: AbortSignal.timeout(20_000), ...init });
    if (response.status >= 500) throw new Error(`${path}: ${response.status}`);
    return response;
  };
  const again = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await run();
      } catch (error) {
        if (tries > 400) throw error;
        await pause(50);
      }
    }
  };
  const get = (path: string) => again(async () => (await once(path)).text());
  return {
    get,
    async send(path, answers) {
      const token = /name="_form" value="([^"]+)"/.exec(await get(path))?.[1] ?? "";
      const body = new URLSearchParams({ _form: token, ...answers });
      return again(async () => {
        const response = await once(path, { method: "POST", body, headers: { origin: address() } });
        const location = response.headers.get("location");
        if (response.status === 303 && location) return location;
        throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      });
    },
  };
}
