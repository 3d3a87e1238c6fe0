import type { Clock } from "#kernel/clock.ts";
import type { Config } from "#kernel/config/read.ts";
import type { Messages } from "#kernel/i18n/messages.ts";
import type { Log } from "#kernel/log.ts";
import type { DemoSignIn } from "#modules/accounts";
import type { Assets } from "#web/assets.ts";
import type { Store } from "./store.ts";

/** What the house is built from. */
export interface HouseOptions {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly messages: Messages;
  readonly assets: Assets;
  readonly clock?: Clock;
  /** Accounts to show on the sign-in page: of the demo only. */
  readonly demoAccounts?: readonly DemoSignIn[];
}
