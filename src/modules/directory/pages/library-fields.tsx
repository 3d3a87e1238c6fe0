import { CheckboxField } from "#web/forms/checkbox-field.tsx";
import { TextArea } from "#web/forms/text-area.tsx";
import { TextField } from "#web/forms/text-field.tsx";
import { isColour, judgeAccent } from "../domain/accent.ts";
import { joinable } from "../domain/library.ts";
import { type FormView, fieldLabel, Line, NameLines } from "./form-parts.tsx";
import { RowField } from "./row-fields.tsx";
import { type Raw, textAt } from "./typed.ts";

/** What the colour asked for lacks, and a better one; undefined where it is good or none. */
function accentError({ t, raw, errors }: FormView): string | undefined {
  const wish = textAt(raw, "accent");
  const answer = isColour(wish) ? judgeAccent(wish) : undefined;
  if (answer?.kind !== "poor") return errors.accent;
  return t("directory.fault.accent-better", { better: answer.better, contrast: answer.contrast });
}

function Joins({ view }: { view: FormView }) {
  const { t, raw, errors } = view;
  const chosen = [(raw as Raw).joins ?? []].flat();
  return (
    <fieldset class="field" id="field-joins">
      <legend>{t("directory.field.joins")}</legend>
      {errors.joins && <p class="field-error">{errors.joins}</p>}
      {joinable.map((each) => (
        <CheckboxField
          t={t}
          id={`field-joins-${each}`}
          name="joins"
          value={each}
          label={t(`directory.joins.${each}`)}
          checked={chosen.includes(each)}
        />
      ))}
    </fieldset>
  );
}

function Symbols({ view }: { view: FormView }) {
  const { t, raw, errors } = view;
  const rows = Array.isArray((raw as Raw).symbols) ? ((raw as Raw).symbols as unknown[]).length : 0;
  return (
    <fieldset class="field" id="field-symbols">
      <legend>{t("directory.field.symbols")}</legend>
      <p class="hint">{t("directory.form.symbols-hint")}</p>
      {Array.from({ length: rows + 2 }, (_, at) => (
        <div class="row">
          {(["scheme", "value"] as const).map((part) => (
            <RowField
              t={t}
              type="text"
              name={`symbols.${at}.${part}`}
              label={t(`directory.field.${part}`)}
              value={textAt(raw, `symbols.${at}.${part}`)}
              error={errors[`symbols.${at}.${part}`]}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

/** The fields of a library's facts; the ISIL can be written only once. */
export function LibraryFields({ view, isNew }: { view: FormView; isNew?: boolean }) {
  const { t, raw, errors } = view;
  return (
    <>
      {isNew && (
        <Line view={view} name="isil" hint={t("directory.form.isil-hint")} size="short" dir="ltr" required />
      )}
      <Line view={view} name="name" required />
      <NameLines view={view} />
      <TextArea
        t={t}
        name="about"
        label={fieldLabel(view, "about")}
        value={textAt(raw, "about")}
        error={errors.about}
      />
      <Line view={view} name="website" type="url" dir="ltr" />
      <Line
        view={view}
        name="language"
        hint={t("directory.form.language-hint")}
        size="short"
        dir="ltr"
        required
      />
      <Line
        view={view}
        name="timeZone"
        hint={t("directory.form.zone-hint")}
        size="medium"
        dir="ltr"
        required
      />
      <Line view={view} name="localSystem" hint={t("directory.form.system-hint")} size="medium" required />
      <Joins view={view} />
      <Symbols view={view} />
      <TextField
        t={t}
        name="accent"
        label={fieldLabel(view, "accent")}
        hint={t("directory.form.accent-hint")}
        value={textAt(raw, "accent")}
        error={accentError(view)}
        size="short"
        dir="ltr"
      />
    </>
  );
}
