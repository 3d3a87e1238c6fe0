import { formatMoment, formatNumber } from "#kernel/i18n/format.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { FilterPanel } from "#web/components/filter-panel.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { StateBadge } from "#web/components/state-badge.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import type { LoadSummary } from "../domain/load.ts";
import { loadHref, loadsHref, profileHref, quarantineHref } from "./addresses.ts";
import type { OwnLibrary, Speech } from "./setting.ts";
import { countOf, stateColours } from "./words.ts";

export interface LoadsView {
  readonly speech: Speech;
  /** Libraries that the viewer may load for. */
  readonly libraries: readonly OwnLibrary[];
  /** ISIL of the one library whose loads are shown, or "". */
  readonly chosen: string;
  readonly loads: readonly LoadSummary[];
  /** Number of the last load, where older ones follow. */
  readonly olderThan: number | undefined;
  readonly done: string | undefined;
}

const nameOf = (libraries: readonly OwnLibrary[], isil: string) =>
  libraries.find((library) => library.isil === isil)?.name ?? isil;

function hrefOf(chosen: string, before?: number): string {
  const kept = Object.entries({ library: chosen, before: before ? String(before) : "" });
  const query = new URLSearchParams(kept.filter(([, value]) => value !== "")).toString();
  return query ? `${loadsHref}?${query}` : loadsHref;
}

/** The loads of the viewer's libraries, newest first. */
export function LoadsPage({ view }: { view: LoadsView }) {
  const { speech, libraries, chosen, loads, olderThan, done } = view;
  const { t } = speech;
  const begin = { href: `${loadsHref}/new`, label: t("catalogue.loads.new") };
  return (
    <>
      <PageHeader
        title={t("catalogue.loads.title")}
        lead={t("catalogue.loads.lead")}
        actions={
          <LinkButton href={begin.href} kind="primary" icon="upload">
            {begin.label}
          </LinkButton>
        }
      />
      {done && <Notice t={t} kind="success" title={done} />}
      <div class={libraries.length > 1 ? "with-filters" : undefined}>
        {libraries.length > 1 && <Filters view={view} />}
        <div class="stack">
          <LibraryLinks view={view} />
          {loads.length > 0 ? (
            <LoadTable view={view} />
          ) : (
            <EmptyState
              icon="upload"
              title={t("catalogue.loads.none")}
              text={t("catalogue.loads.none-text")}
              action={begin}
            />
          )}
          {olderThan !== undefined && (
            <LinkButton href={hrefOf(chosen, olderThan)}>{t("catalogue.loads.older")}</LinkButton>
          )}
        </div>
      </div>
    </>
  );
}

function Filters({ view: { speech, libraries, chosen } }: { view: LoadsView }) {
  const { t } = speech;
  return (
    <FilterPanel t={t} action={loadsHref} chosen={chosen ? 1 : 0} clearHref={loadsHref}>
      <SelectField
        t={t}
        name="library"
        label={t("catalogue.field.library")}
        choices={libraries.map(({ isil, name }) => ({ value: isil, label: name }))}
        empty={t("catalogue.loads.all")}
        value={chosen}
        required
      />
    </FilterPanel>
  );
}

/** What else belongs to a library, once one is chosen. */
function LibraryLinks({ view: { speech, libraries, chosen } }: { view: LoadsView }) {
  const { t } = speech;
  const isil = chosen || (libraries.length === 1 ? libraries[0]!.isil : "");
  if (!isil) return null;
  return (
    <div class="actions">
      <LinkButton href={profileHref(isil)} icon="edit" small>
        {t("catalogue.profile.open")}
      </LinkButton>
      <LinkButton href={quarantineHref(isil)} icon="warning" small>
        {t("catalogue.quarantine.open")}
      </LinkButton>
    </div>
  );
}

function LoadTable({ view: { speech, loads, libraries } }: { view: LoadsView }) {
  const { t, locale } = speech;
  const count = (name: Parameters<typeof countOf>[1]) => ({
    label: t(`catalogue.count.${name}`),
    numeric: true,
    cell: (load: LoadSummary) => formatNumber(locale, countOf(load, name)),
  });
  return (
    <DataTable<LoadSummary>
      caption={t("catalogue.loads.title")}
      captionHidden
      dense
      rows={loads}
      columns={[
        {
          label: t("catalogue.loads.load"),
          heading: true,
          cell: ({ id, state, files }) => (
            <a href={loadHref(id, state === "uploaded" ? "preview" : undefined)}>
              {t("catalogue.load.name", { load: id })}
              {files[0] && (
                <>
                  {" · "}
                  <bdi>{files[0].name}</bdi>
                </>
              )}
              {files.length > 1 && ` ${t("catalogue.loads.more-files", { count: files.length - 1 })}`}
            </a>
          ),
        },
        { label: t("catalogue.field.library"), cell: ({ library }) => nameOf(libraries, library) },
        {
          label: t("catalogue.field.state"),
          cell: ({ state }) => (
            <StateBadge state={stateColours[state]} text={t(`catalogue.state.${state}`)} />
          ),
        },
        { label: t("catalogue.field.kind"), cell: ({ kind }) => t(`catalogue.kind.${kind}`) },
        ...(["read", "added", "changed", "removed", "quarantined"] as const).map(count),
        {
          label: t("catalogue.field.started"),
          cell: ({ startedAt }) => (
            <time datetime={startedAt.toISOString()} title={startedAt.toISOString()}>
              {formatMoment(locale, startedAt)}
            </time>
          ),
        },
      ]}
    />
  );
}
