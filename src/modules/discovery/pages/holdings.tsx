import {
  type EditionDetails,
  type Holding,
  type Item,
  type ItemStatus,
  recordHref,
} from "#modules/catalogue";
import { type Column, DataTable } from "#web/components/data-table.tsx";
import { type AvailabilityState, StateBadge } from "#web/components/state-badge.tsx";
import type { Speech } from "../http/labels.ts";

interface HoldingsProps {
  readonly speech: Speech;
  readonly edition: EditionDetails;
  readonly home: string | null;
}

/** Shown at once; the rest is folded, so that serials and popular titles stay readable. */
const librariesShown = 8;
const itemsShown = 12;

const states: Readonly<Record<ItemStatus, AvailabilityState>> = {
  available: "available",
  "library-use": "available",
  "on-loan": "waiting",
  "in-transit": "waiting",
  "on-order": "waiting",
  "in-repair": "waiting",
  missing: "not-possible",
  unknown: "elsewhere",
};

function available(holding: Holding): number {
  return holding.items.filter((item) => item.status === "available").length;
}

/** The reader's own library first, then those with a copy on the shelf, then by name. */
export function inOrder(
  { names, locale }: Speech,
  holdings: readonly Holding[],
  home: string | null,
): Holding[] {
  const group = (holding: Holding) => (holding.library === home ? 0 : available(holding) > 0 ? 1 : 2);
  const name = (holding: Holding) => names.library(holding.library);
  return [...holdings].sort((a, b) => group(a) - group(b) || name(a).localeCompare(name(b), locale));
}

/** Every library's copies. */
export function Holdings({ speech, edition, home }: HoldingsProps) {
  const { t } = speech;
  const holdings = inOrder(speech, edition.holdings, home);
  const rest = holdings.slice(librariesShown);
  return (
    <section class="stack" id="copies" aria-labelledby="copies-title">
      <h2 id="copies-title">
        {t("discovery.copies.title", { libraries: new Set(holdings.map((each) => each.library)).size })}
      </h2>
      {holdings.slice(0, librariesShown).map((holding) => (
        <AtLibrary speech={speech} holding={holding} home={home} />
      ))}
      {rest.length > 0 && (
        <details class="more">
          <summary>{t("discovery.copies.more-libraries", { count: rest.length })}</summary>
          {rest.map((holding) => (
            <AtLibrary speech={speech} holding={holding} home={home} />
          ))}
        </details>
      )}
    </section>
  );
}

function AtLibrary({ speech, holding, home }: { speech: Speech; holding: Holding; home: string | null }) {
  const { t, names } = speech;
  const { library, controlNumber, statements, items } = holding;
  const name = names.library(library);
  const counts = { available: available(holding), items: items.length };
  return (
    <article class="card">
      <h3 class="card-title" dir="auto">
        {names.knows(library) ? <a href={`/libraries/${encodeURIComponent(library)}`}>{name}</a> : name}
      </h3>
      {library === home && <p class="kicker">{t("discovery.copies.yours")}</p>}
      {items.length > 0 && <p class="soft">{t("discovery.copies.count", counts)}</p>}
      {statements.length > 0 && (
        <ul>
          {statements.map((statement) => (
            <li dir="auto">{statement}</li>
          ))}
        </ul>
      )}
      {items.length === 0 && statements.length === 0 && <p class="soft">{t("discovery.copies.unknown")}</p>}
      <Items
        speech={speech}
        library={library}
        caption={t("discovery.copies.caption", { library: name })}
        items={items}
      />
      <p>
        <a
          href={recordHref(library, controlNumber)}
          aria-label={t("discovery.copies.record-of", { library: name })}
        >
          {t("discovery.copies.record")}
        </a>
      </p>
    </article>
  );
}

interface ItemsProps {
  readonly speech: Speech;
  readonly library: string;
  readonly caption: string;
  readonly items: readonly Item[];
}

function Items({ speech, library, caption, items }: ItemsProps) {
  if (items.length === 0) return null;
  const { t } = speech;
  const columns = columnsOf(speech, library, items);
  const rest = items.slice(itemsShown);
  return (
    <>
      <DataTable caption={caption} captionHidden columns={columns} rows={items.slice(0, itemsShown)} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{t("discovery.copies.more-items", { count: rest.length })}</summary>
          <DataTable caption={caption} captionHidden columns={columns} rows={rest} />
        </details>
      )}
    </>
  );
}

/** Columns that at least one item fills; where it is and how it is stand always. */
function columnsOf({ t, names }: Speech, library: string, items: readonly Item[]): Column<Item>[] {
  const place = (item: Item) =>
    [names.branch(library, item.branch), item.location].filter((part) => part !== null).join(", ") ||
    t("discovery.copies.somewhere");
  const columns: (Column<Item> & { readonly shown: boolean })[] = [
    { label: t("discovery.copies.place"), cell: place, heading: true, shown: true },
    {
      label: t("discovery.copies.call-number"),
      cell: (item) => item.callNumber,
      shown: has(items, "callNumber"),
    },
    { label: t("discovery.copies.volume"), cell: (item) => item.volume, shown: has(items, "volume") },
    { label: t("discovery.copies.copy"), cell: (item) => item.copy, shown: has(items, "copy") },
    {
      label: t("discovery.copies.status"),
      cell: ({ status }) => <StateBadge state={states[status]} text={t(`discovery.status.${status}`)} />,
      shown: true,
    },
    { label: t("discovery.copies.note"), cell: (item) => item.note, shown: has(items, "note") },
  ];
  return columns.filter((column) => column.shown);
}

function has(items: readonly Item[], name: "callNumber" | "volume" | "copy" | "note"): boolean {
  return items.some((item) => item[name] !== null);
}
