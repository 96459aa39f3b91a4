import { parseArgs } from "node:util";
import { isDistrictAddress } from "../district-address.ts";
import { UsageError } from "../platform/command.ts";
import type { Command } from "../platform/command.ts";
import { addDistrict } from "../platform/district/commands.ts";
import { isNumberPrefix } from "../platform/district/number-prefix.ts";
import { findDistrict } from "../platform/district/queries.ts";
import { StartError } from "../platform/start-error.ts";

/** Makes a district in an installation: the first thing a real one needs. */
export const districtAdd: Command = {
  name: "district add",
  usage: '--address vesterbro --name Vesterbro --body "Name of the forum" [--mail M] [--post "Street 1, 1650 City"] [--ean N] [--prefix VSF] [--outreach-phone N]',
  summary: "Adds a district",
  run: async (args, { database, print }) => {
    const { address, name, body, mail, post, ean, prefix, "outreach-phone": outreachPhone } = read(args);
    if (!address || !isDistrictAddress(address))
      throw new UsageError("--address must be lower-case letters, digits and hyphens, such as vesterbro, and no page's own address.");
    if (!name || !body) throw new UsageError("--name and --body are needed.");
    if (prefix !== undefined && !isNumberPrefix(prefix))
      throw new UsageError("--prefix must be two to eight capital letters and digits, such as VSF.");
    await database((db) =>
      db.transaction().execute(async (tx) => {
        if (await findDistrict(tx, address)) throw new StartError(`There is a district at /${address} already.`);
        await addDistrict(tx, {
          id: address,
          name,
          bodyName: body,
          bodyAddress: post,
          bodyEmail: mail,
          ean,
          numberPrefix: prefix,
          outreachPhone,
        });
      }),
    );
    print(`/${address} is ready. Next, its first member:`);
    print(`npm run kvarter -- member add --district ${address} --name "First Last" --mail M --role coordinator --role admin`);
  },
};

function read(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { address: text, name: text, body: text, mail: text, post: text, ean: text, prefix: text, "outreach-phone": text },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
