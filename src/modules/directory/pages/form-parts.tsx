import type { Child } from "hono/jsx";
import { languageName, weekdayName } from "#kernel/i18n/format.ts";
import { type Locale, locales } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "#web/components/button.tsx";
import { DataTable } from "#web/components/data-table.tsx";
import { Notice } from "#web/components/notice.tsx";
import type { FieldErrors } from "#web/forms/field.tsx";
import { Form } from "#web/forms/form.tsx";
import { HiddenField } from "#web/forms/hidden-field.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import { writeClosures, writeHours } from "../domain/calendar-text.ts";
import type { ChangedField } from "../domain/changes.ts";
import { type WeeklyHours, weekdays } from "../domain/hours.ts";
import type { Closure, LibrarySymbol } from "../domain/library.ts";
import { textAt } from "./typed.ts";

/** What a form of the directory is drawn from. */
export interface FormView {
  readonly t: Translate;
  readonly locale: Locale;
  /** The document, or what was typed. */
  readonly raw: unknown;
  readonly errors: FieldErrors;
  readonly revision: number;
  /** What somebody else saved meanwhile, where it differs from what was typed. */
  readonly differences?: readonly ChangedField[];
}

/** The name of a fact, with its language for a translated name. */
export function fieldLabel({ t, locale }: Pick<FormView, "t" | "locale">, field: string): string {
  const [first, second] = field.split(".") as [string, string?];
  if (first === "names" && second)
    return t("directory.field.name-in", { language: languageName(locale, second) });
  return t(`directory.field.${second ?? first}`);
}

interface LineProps {
  view: FormView;
  /** Path in the document. */
  name: string;
  hint?: string;
  type?: "text" | "email" | "tel" | "url";
  size?: "short" | "medium" | "full";
  required?: boolean;
  dir?: "ltr";
  lang?: string;
}

/** One line of a form, with its value and error found by its path. */
export function Line({ view, name, hint, ...rest }: LineProps) {
  const { t, raw, errors } = view;
  return (
    <TextField
      t={t}
      name={name}
      label={fieldLabel(view, name)}
      hint={hint}
      value={textAt(raw, name)}
      error={errors[name]}
      {...rest}
    />
  );
}

/** The name in each other language of the interface. */
export function NameLines({ view }: { view: FormView }) {
  return (
    <details open={locales.some((each) => view.errors[`names.${each}`] || textAt(view.raw, `names.${each}`))}>
      <summary>{view.t("directory.form.names")}</summary>
      <div class="stack">
        {locales.map((each) => (
          <Line view={view} name={`names.${each}`} lang={each} />
        ))}
      </div>
    </details>
  );
}

/** The text of a fact, for a table of differences. */
export function factText(
  { t, locale }: Pick<FormView, "t" | "locale">,
  { field }: ChangedField,
  value: unknown,
): string {
  if (value === undefined) return t("directory.form.empty");
  if (field === "hours") {
    const week = value as WeeklyHours;
    const days = weekdays.filter((day) => week[day].length > 0);
    return days.map((day) => `${weekdayName(locale, Number(day))} ${writeHours(week[day])}`).join("; ");
  }
  if (field === "closures" || field === "holidays") return writeClosures(value as Closure[]);
  if (field === "symbols")
    return (value as LibrarySymbol[]).map((symbol) => `${symbol.scheme}: ${symbol.value}`).join("; ");
  if (field === "joins") return (value as string[]).map((each) => t(`directory.joins.${each}`)).join(", ");
  return String(value);
}

function Overtaken({ view, differences }: { view: FormView; differences: readonly ChangedField[] }) {
  const { t } = view;
  return (
    <Notice t={t} kind="warning" title={t("directory.form.overtaken")}>
      <p>{t("directory.form.overtaken-text")}</p>
      {differences.length > 0 && (
        <DataTable<ChangedField>
          caption={t("directory.form.differences")}
          dense
          rows={differences}
          columns={[
            {
              label: t("directory.import.field"),
              heading: true,
              cell: ({ field }) => fieldLabel(view, field),
            },
            { label: t("directory.form.theirs"), cell: (each) => factText(view, each, each.from) },
            { label: t("directory.form.yours"), cell: (each) => factText(view, each, each.to) },
          ]}
        />
      )}
    </Notice>
  );
}

interface EditFormProps {
  view: FormView;
  action: string;
  save?: string;
  children?: Child;
}

/** A form that knows which revision its writer saw, and says so when somebody else was faster. */
export function EditForm({ view, action, save, children }: EditFormProps) {
  const { t, errors, revision, differences } = view;
  return (
    <>
      {differences && <Overtaken view={view} differences={differences} />}
      <Form t={t} action={action} errors={errors}>
        <HiddenField name="revision" value={String(revision)} />
        {children}
        <Button kind="primary">{save ?? t("directory.form.save")}</Button>
      </Form>
    </>
  );
}

/** What has just been done, said on the page that follows. */
export function Done({ t, done }: { t: Translate; done: string | undefined }) {
  return done ? <Notice t={t} kind="success" title={t(`directory.done.${done}`)} /> : null;
}
