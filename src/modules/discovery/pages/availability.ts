import type { Item, RecordReference } from "#modules/catalogue";
import type { AvailabilityState } from "#web/components/state-badge.tsx";
import type { Speech } from "../http/labels.ts";

/** An item and the library that it belongs to. */
export type HeldItem = Pick<Item, "branch" | "status"> & { readonly library: string };

export interface Availability {
  readonly state: AvailabilityState;
  readonly text: string;
}

const onItsWay: readonly Item["status"][] = ["in-transit", "on-order", "in-repair"];

/**
 * One line that says where the nearest copy is and whether one can have it, as far as the libraries' last
 * loads tell: at the reader's own library first.
 *
 * @param home ISIL of the reader's library, or null
 */
export function availabilityOf(
  speech: Speech,
  items: readonly HeldItem[],
  records: readonly RecordReference[],
  home: string | null,
): Availability {
  const { t } = speech;
  const having = (status: Item["status"]) => items.filter((item) => item.status === status);
  const shelf = having("available");
  const atHome = shelf.find((item) => item.library === home);
  if (atHome)
    return { state: "available", text: t("discovery.availability.home", { place: placeOf(speech, atHome) }) };
  const first = shelf[0];
  if (first) {
    const others = new Set(shelf.map((item) => item.library)).size - 1;
    const text = t("discovery.availability.shelf", { place: placeOf(speech, first), others });
    return { state: home === null ? "available" : "elsewhere", text };
  }
  const toRead = having("library-use")[0];
  if (toRead)
    return {
      state: "available",
      text: t("discovery.availability.to-read", { place: placeOf(speech, toRead) }),
    };
  if (items.length > 0 && items.every((item) => item.status !== "unknown")) return unavailable(speech, items);
  return held(speech, items, records, home);
}

function unavailable({ t }: Speech, items: readonly HeldItem[]): Availability {
  if (items.some((item) => item.status === "on-loan"))
    return { state: "waiting", text: t("discovery.availability.on-loan") };
  if (items.some((item) => onItsWay.includes(item.status)))
    return { state: "waiting", text: t("discovery.availability.on-its-way") };
  return { state: "not-possible", text: t("discovery.availability.missing") };
}

/** Nobody told how the copies are: who has them is all that is known. */
function held(
  { t, names }: Speech,
  items: readonly HeldItem[],
  records: readonly RecordReference[],
  home: string | null,
): Availability {
  const libraries = [...new Set([...items, ...records].map(({ library }) => library))];
  const nearest = libraries.find((library) => library === home) ?? libraries[0] ?? "";
  const parameters = { place: names.library(nearest), others: libraries.length - 1 };
  return { state: "elsewhere", text: t("discovery.availability.held", parameters) };
}

/** "Harbour branch, Northgate Library": the branch where it is known. */
function placeOf({ t, names }: Speech, { library, branch }: HeldItem): string {
  const [name, part] = [names.library(library), names.branch(library, branch)];
  return part === null || part === name ? name : t("discovery.place", { branch: part, library: name });
}
