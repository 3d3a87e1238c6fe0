import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";

/** Errors of a form by the name of the field; the key `form` is for what no single field causes. Texts are translated. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What every field has. */
export interface FieldProps {
  t: Translate;
  name: string;
  label: string;
  /** Why it is asked, or how to write it. */
  hint?: string;
  /** What is wrong with it and how to put it right. */
  error?: string;
  /** Fields are asked for only when needed, so most are required; the others say that they are optional. */
  required?: boolean;
  /** Made from the name when not given; give one where two forms of a page share a name. */
  id?: string;
}

/** The id of a field's control; the error summary links to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, "-").replace(/-$/, "")}`;
}

/** The attributes that tie a control to its label, hint and error. */
export function tie({ name, hint, error, required, id = fieldId(name) }: Omit<FieldProps, "t" | "label">) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    name,
    required: required || undefined,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}

/** Hint and error of a field, with the ids that `tie` names. */
export function FieldNotes({ t, name, hint, error, id = fieldId(name) }: FieldProps) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span class="visually-hidden">{t("web.form.error")}</span> {error}
        </p>
      )}
    </>
  );
}

/** The word after the label of a field that may stay empty. */
export function OptionalMark({ t, required }: { t: Translate; required?: boolean }) {
  return required ? null : <span class="optional"> {t("web.form.optional")}</span>;
}

/** Label, hint and error around one control. */
export function Field({ field, children }: { field: FieldProps; children?: Child }) {
  const id = field.id ?? fieldId(field.name);
  return (
    <div class={field.error ? "field field-wrong" : "field"}>
      <label for={id}>
        {field.label}
        <OptionalMark t={field.t} required={field.required} />
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}
