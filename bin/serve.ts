import type { Command } from "commander";

/** `commonshelf serve`: the web server, in the foreground. */
export function register(program: Command): void {
  program
    .command("serve")
    .description("serve the network's site until stopped by Ctrl-C or SIGTERM")
    .addHelpText(
      "after",
      "\nExamples:\n  npx commonshelf serve\n  PORT=9000 COMMONSHELF_DATA=/srv/shelf npx commonshelf serve\n\nA second Ctrl-C does not wait for requests under way.",
    )
    .action(serve);
}

async function serve(): Promise<void> {
  const [{ readConfig }, { createLog }, { serveHouse }, { runUntilStopped }] = await Promise.all([
    import("#kernel/config/read.ts"),
    import("#kernel/log.ts"),
    import("#app/serve.ts"),
    import("./until-stopped.ts"),
  ]);
  const config = readConfig();
  const log = createLog(config.logLevel);
  const start = (stopping: AbortSignal) => serveHouse({ config, log, stopping });
  await runUntilStopped(start, config, log, ({ address }) =>
    console.log(`Commonshelf is ready at ${address}`),
  );
}
