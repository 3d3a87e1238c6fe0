import type { Queryable } from "./database/database.ts";
import { newId } from "./ids.ts";
import { addJob, type JobHandlers } from "./jobs.ts";

/** A fact that a module announces: past tense, with ids and facts, never a command. */
export interface DomainEvent<Name extends string = string, Facts = unknown> {
  /** `module.what-happened`, e.g. `catalogue.load-finished`. */
  readonly name: Name;
  readonly version: number;
  readonly facts: Facts;
}

/** An event on its way to one subscriber; `id` is the same for every delivery of one event. */
export interface Delivered<E extends DomainEvent> {
  readonly id: string;
  readonly event: E;
}

/** One subscriber: a handler of one event. Delivery is at least once, so it must be idempotent. */
export interface Subscription {
  readonly event: string;
  /** Unique name of the subscriber, kept stable: it is stored with deliveries under way. */
  readonly subscriber: string;
  readonly handle: (delivered: Delivered<never>) => Promise<void>;
}

/** Announces an event in the transaction of the change itself. */
export async function publish(tx: Queryable, event: DomainEvent): Promise<void> {
  await addJob(tx, "event", { id: newId(), event });
}

/**
 * The job handlers that deliver events: one job fans an event out into one job for each subscriber, so
 * that a failing subscriber is tried again alone.
 */
export function deliveries(database: Queryable, subscriptions: readonly Subscription[]): JobHandlers {
  const fanOut = async (delivered: Delivered<DomainEvent>) => {
    for (const { event, subscriber } of subscriptions) {
      if (event === delivered.event.name)
        await addJob(database, `deliver:${subscriber}`, delivered, { key: `${subscriber}:${delivered.id}` });
    }
  };
  const perSubscriber = subscriptions.map(({ subscriber, handle }) => [`deliver:${subscriber}`, handle]);
  return { event: fanOut, ...Object.fromEntries(perSubscriber) };
}
