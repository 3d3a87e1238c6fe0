import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { EmptyState } from "#web/components/empty-state.tsx";
import { Notice } from "#web/components/notice.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type FieldErrors, FieldNotes, tie } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { priorityRange } from "../domain/priority.ts";
import { priorityHref } from "./addresses.ts";
import type { Speech } from "./setting.ts";

/** One library in the order. */
export interface PriorityRow {
  readonly isil: string;
  readonly name: string;
  /** Its number as it is kept. */
  readonly was: number;
  /** Its number as it was typed, or as it is kept. */
  readonly typed: string;
}

export interface PriorityView {
  readonly speech: Speech;
  readonly rows: readonly PriorityRow[];
  readonly errors: FieldErrors;
  readonly done: string | undefined;
}

/** Whose words stand for an edition that several libraries have. */
export function PriorityPage({ view }: { view: PriorityView }) {
  const { speech, rows, errors, done } = view;
  const { t } = speech;
  return (
    <>
      <PageHeader title={t("catalogue.priority.title")} lead={t("catalogue.priority.lead")} />
      {done && (
        <Notice t={t} kind="success" title={done}>
          <p>{t("catalogue.priority.effect")}</p>
        </Notice>
      )}
      <div class="stack">
        <section class="stack prose">
          <h2>{t("catalogue.priority.how")}</h2>
          <ul>
            {["lowest", "equal", "silent", "stub", "items"].map((rule) => (
              <li>{t(`catalogue.priority.rule.${rule}`)}</li>
            ))}
          </ul>
        </section>
        {rows.length === 0 ? (
          <EmptyState
            icon="library"
            title={t("catalogue.priority.none")}
            text={t("catalogue.priority.none-text")}
          />
        ) : (
          <Form t={t} action={priorityHref} errors={errors} label={t("catalogue.priority.order")}>
            <Order view={view} />
            <div class="actions">
              <Button kind="primary">{t("catalogue.priority.save")}</Button>
            </div>
          </Form>
        )}
      </div>
    </>
  );
}

function Order({ view: { speech, rows, errors } }: { view: PriorityView }) {
  const { t } = speech;
  return (
    <DataTable<PriorityRow & { readonly at: number }>
      caption={t("catalogue.priority.order")}
      dense
      rows={rows.map((row, at) => ({ ...row, at }))}
      columns={[
        { label: t("catalogue.field.library"), heading: true, cell: ({ name }) => name },
        {
          label: t("catalogue.priority.number"),
          cell: (row) => <NumberField t={t} row={row} error={errors[`priority.${row.at}`]} />,
        },
      ]}
    />
  );
}

interface NumberFieldProps {
  readonly t: Speech["t"];
  readonly row: PriorityRow & { readonly at: number };
  readonly error: string | undefined;
}

/** The heading of its row and column names the field; a label of its own would say both once more. */
function NumberField({ t, row: { isil, name, was, typed, at }, error }: NumberFieldProps) {
  const label = t("catalogue.priority.number-of", { library: name });
  const field = { t, name: `priority.${at}`, label, error, required: true };
  return (
    <>
      <HiddenField name={`library.${at}`} value={isil} />
      <HiddenField name={`was.${at}`} value={String(was)} />
      <FieldNotes {...field} />
      <input
        class="input input-short"
        type="number"
        inputmode="numeric"
        min={priorityRange.first}
        max={priorityRange.last}
        value={typed}
        aria-label={label}
        {...tie(field)}
      />
    </>
  );
}
