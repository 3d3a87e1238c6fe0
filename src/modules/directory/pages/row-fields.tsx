import type { Translate } from "#kernel/i18n/messages.ts";
import { FieldNotes, tie } from "#web/forms/field.tsx";
import type { FormView } from "./form-parts.tsx";
import { type Raw, textAt } from "./typed.ts";

interface RowFieldProps {
  t: Translate;
  type: "text" | "time" | "date";
  name: string;
  label: string;
  value: string;
  error?: string;
  dir?: "ltr" | "auto";
}

/** A field in a row of several, where an empty row is one that is not there: neither required nor worth a mark. */
export function RowField({ t, type, name, label, value, error, dir = "auto" }: RowFieldProps) {
  const ties = tie({ name, error });
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={ties.id}>{label}</label>
      <FieldNotes t={t} name={name} label={label} error={error} />
      <input class="input input-short" {...ties} type={type} value={value} dir={dir} />
    </div>
  );
}

/** The other hours of a closure, as typed or as a document has them. */
function hoursAt(raw: unknown, list: string, at: number): string {
  const hours = (raw as Record<string, Raw[] | undefined>)[list]?.[at]?.hours;
  if (!Array.isArray(hours)) return "";
  // A period that could not be read has its text in the first place.
  return (hours as string[][]).map((period) => period.filter((time) => time !== "").join("-")).join(" ");
}

interface ClosureRowProps {
  view: FormView;
  list: "closures" | "holidays";
  at: number;
}

function ClosureRow({ view: { t, raw, errors }, list, at }: ClosureRowProps) {
  const field = (part: string) => {
    const name = `${list}.${at}.${part}`;
    return { t, name, error: errors[name], value: textAt(raw, name) };
  };
  return (
    <fieldset class="field">
      <legend class="visually-hidden">{t("directory.closure.row", { number: at + 1 })}</legend>
      <div class="row">
        <RowField {...field("from")} type="date" label={t("directory.closure.from")} />
        <RowField {...field("to")} type="date" label={t("directory.closure.to")} />
        <RowField {...field("reason")} type="text" label={t("directory.closure.reason")} />
        <RowField
          {...field("hours")}
          type="text"
          value={hoursAt(raw, list, at)}
          label={t("directory.closure.other")}
          dir="ltr"
        />
      </div>
    </fieldset>
  );
}

/** Rows of closures or holidays, and three empty ones; a row made empty is taken away. */
export function ClosureFields({ view, list }: Omit<ClosureRowProps, "at">) {
  const rows = (view.raw as Record<string, unknown[] | undefined>)[list]?.length ?? 0;
  return (
    <>
      <p class="hint">{view.t("directory.form.closures-hint")}</p>
      {Array.from({ length: rows + 3 }, (_, at) => (
        <ClosureRow view={view} list={list} at={at} />
      ))}
    </>
  );
}
