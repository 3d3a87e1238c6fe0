import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { Config } from "#kernel/config/read.ts";

/** `commonshelf demo`: a whole network to look at. */
export function register(program: Command): void {
  program
    .command("demo")
    .description("serve a demo network with libraries, people and records, until stopped by Ctrl-C")
    .option("--fresh", "forget what was changed in the demo, and make it anew")
    .addHelpText(
      "after",
      "\nExample:\n  npm run demo\n\nIt keeps to itself: its data is in COMMONSHELF_DATA/demo, its database is the embedded one, it is reached\nfrom this machine alone, sends no mail, and takes a free port where PORT is in use.",
    )
    .action(demo);
}

async function demo({ fresh }: { fresh?: boolean }): Promise<void> {
  const [{ readConfig }, { createLog }, { freePort }, { serveHouse }, { runUntilStopped }] =
    await Promise.all([
      import("#kernel/config/read.ts"),
      import("#kernel/log.ts"),
      import("#app/free-port.ts"),
      import("#app/serve.ts"),
      import("./until-stopped.ts"),
    ]);
  const given = readConfig();
  const port = await freePort("127.0.0.1", given.port);
  const config: Config = {
    ...given,
    ...{ host: "127.0.0.1", port, publicUrl: `http://127.0.0.1:${port}` },
    ...{ dataDirectory: join(given.dataDirectory, "demo"), databaseUrl: undefined, smtpUrl: undefined },
  };
  if (fresh) await rm(config.dataDirectory, { recursive: true, force: true });
  // A newcomer looks at this terminal: a line for each request would hide what is to be read.
  const log = createLog(process.env.LOG_LEVEL ? given.logLevel : "warn");
  const { demoAccounts } = await import("#app/demo/accounts.ts");
  const start = (stopping: AbortSignal) =>
    serveHouse({
      ...{ config, log, stopping, demoAccounts: demoAccounts.map(asSignIn) },
      async fill(store) {
        const { fillDemo } = await import("#app/fill-demo.ts");
        const onStep = (says: string) => console.log(`${says} ...`);
        await fillDemo(store, { directory: config.dataDirectory, today: new Date(), stopping, onStep });
      },
    });
  await runUntilStopped(start, config, log, ({ address }) => console.log(welcome(address, demoAccounts)));
}

type Account = typeof import("#app/demo/accounts.ts")["demoAccounts"][number];

function asSignIn({ role, library, email, password, card, pin }: Account) {
  const known = <T>(value: T | null) => value ?? undefined;
  return {
    ...{ role, library },
    ...{ email: known(email), password: known(password), card: known(card), pin: known(pin) },
  };
}

function welcome(address: string, accounts: readonly Account[]): string {
  const widest = Math.max(...accounts.map(({ name }) => name.length));
  const lines = accounts.map(({ name, library, email, password, card, pin }) => {
    const how = card ? `${library}, card ${card}, PIN ${pin}` : `${email}, password ${password}`;
    return `  ${name.padEnd(widest)} ${how}`;
  });
  return `
Commonshelf is ready at ${address}

Sign in at ${address}/sign-in as:
${lines.join("\n")}

Ctrl-C stops it. What you change is kept in the data directory; --fresh begins anew.`;
}
