import { formatMoment } from "#kernel/i18n/format.ts";
import { LinkButton } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { FilterPanel } from "#web/components/filter-panel.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { SelectField } from "#web/forms/select-field.tsx";
import type { ActFilter, ReviewAct } from "../db/review-decisions.ts";
import { decisionsHref, decisionsListHref, reviewHref } from "./review-addresses.ts";
import { actText } from "./review-last.ts";
import type { OwnLibrary, Speech } from "./setting.ts";
import { NamedRecord, StateOf } from "./why-decisions.tsx";

type ShownAct = ReviewAct & { readonly mayUndo: boolean };

export interface DecisionsView {
  readonly speech: Speech;
  readonly acts: readonly ShownAct[];
  readonly filter: ActFilter;
  /** Titles by act. */
  readonly titles: ReadonlyMap<string, string>;
  /** Names of everybody who decided something, by account. */
  readonly people: ReadonlyMap<string, string>;
  readonly libraries: readonly OwnLibrary[];
  /** Number of the last act, where older ones follow. */
  readonly before: number | undefined;
  readonly undone: boolean;
}

/** Who decided what of records, newest first. */
export function DecisionsPage({ view }: { view: DecisionsView }) {
  const { speech, acts, filter, before, undone } = view;
  const { t } = speech;
  const choice = { library: filter.library, person: filter.decidedBy };
  return (
    <>
      <PageHeader
        title={t("catalogue.decisions.title")}
        lead={t("catalogue.decisions.lead")}
        actions={
          <>
            <LinkButton href={reviewHref}>{t("catalogue.review.title")}</LinkButton>
            <LinkButton href={decisionsListHref(choice, true)} icon="download">
              {t("catalogue.review.csv")}
            </LinkButton>
          </>
        }
      />
      {undone && <Notice t={t} kind="success" title={t("catalogue.why.done.undone")} />}
      <div class="with-filters">
        <Filters view={view} />
        <div class="stack">
          {acts.length > 0 ? (
            <Acts view={view} />
          ) : (
            <EmptyState
              icon="list"
              title={t("catalogue.decisions.none")}
              text={t("catalogue.decisions.none-text")}
            />
          )}
          {before !== undefined && (
            <LinkButton href={decisionsListHref({ ...choice, before: String(before) })}>
              {t("catalogue.decisions.older")}
            </LinkButton>
          )}
        </div>
      </div>
    </>
  );
}

function Filters({ view: { speech, filter, people, libraries } }: { view: DecisionsView }) {
  const { t } = speech;
  return (
    <FilterPanel
      t={t}
      action={decisionsHref}
      chosen={[filter.library, filter.decidedBy].filter(Boolean).length}
      clearHref={decisionsHref}
    >
      <SelectField
        t={t}
        required
        name="library"
        label={t("catalogue.field.library")}
        empty={t("catalogue.loads.all")}
        value={filter.library}
        choices={libraries.map(({ isil, name }) => ({ value: isil, label: name }))}
      />
      <SelectField
        t={t}
        required
        name="person"
        label={t("catalogue.decisions.who")}
        empty={t("catalogue.decisions.everybody")}
        value={filter.decidedBy}
        choices={[...people].map(([value, label]) => ({ value, label }))}
      />
    </FilterPanel>
  );
}

function Acts({ view: { speech, acts, titles, people } }: { view: DecisionsView }) {
  const { t, locale } = speech;
  return (
    <DataTable<ShownAct>
      caption={t("catalogue.decisions.title")}
      captionHidden
      dense
      rows={acts}
      columns={[
        {
          label: t("catalogue.decisions.what"),
          heading: true,
          cell: (act) => actText(speech, act, titles.get(act.act) ?? ""),
        },
        {
          label: t("catalogue.decisions.records"),
          cell: ({ first, pairs }) => (
            <>
              <NamedRecord name={first.a} />
              <br />
              <NamedRecord name={first.b} />
              {pairs > 1 && (
                <>
                  <br />
                  <span class="soft small">{t("catalogue.decisions.more", { count: pairs - 1 })}</span>
                </>
              )}
            </>
          ),
        },
        {
          label: t("catalogue.decisions.who"),
          cell: ({ decidedBy }) => people.get(decidedBy) ?? decidedBy,
        },
        { label: t("catalogue.decisions.when"), cell: ({ decidedAt }) => formatMoment(locale, decidedAt) },
        { label: t("catalogue.review.note-label"), cell: ({ note }) => note ?? "" },
        {
          label: t("catalogue.decisions.state"),
          cell: (act) => <StateOf speech={speech} decision={act} back={decisionsHref} />,
        },
      ]}
    />
  );
}
