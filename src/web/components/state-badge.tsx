import { Icon, type IconName } from "./icon.tsx";

/** The four answers to "can I have it": here now, from another place, after a wait, or not. */
export type AvailabilityState = "available" | "elsewhere" | "waiting" | "not-possible";

export const stateIcons: Record<AvailabilityState, IconName> = {
  available: "available",
  elsewhere: "elsewhere",
  waiting: "waiting",
  "not-possible": "stop",
};

/** A state as a word with its icon and colour. `text` is already in the reader's language. */
export function StateBadge({ state, text }: { state: AvailabilityState; text: string }) {
  return (
    <span class={`badge badge-${state}`}>
      <Icon name={stateIcons[state]} />
      {text}
    </span>
  );
}

/** One line that says where a copy is and when one can have it: the state's icon and a sentence. */
export function AvailabilityLine({ state, text }: { state: AvailabilityState; text: string }) {
  return (
    <p class={`availability availability-${state}`}>
      <Icon name={stateIcons[state]} />
      <span dir="auto">{text}</span>
    </p>
  );
}
