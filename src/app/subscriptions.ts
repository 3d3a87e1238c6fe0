import type { Subscription } from "#kernel/events.ts";

/** Who listens to which event: the one list, so that what follows from an event can be read here. */
export const subscriptions: readonly Subscription[] = [];
