import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon } from "../components/icon.tsx";
import { type FieldErrors, fieldId } from "./field.tsx";

interface FormProps {
  t: Translate;
  action: string;
  method?: "post" | "get";
  enctype?: "multipart/form-data";
  /** Errors of the last try, shown as a summary on top. Give each field its own too. */
  errors?: FieldErrors;
  /** Wraps a form with files, so that it shows how far the upload has come. */
  uploads?: boolean;
  id?: string;
  /** A name for screen readers where a page has several forms. */
  label?: string;
  children?: Child;
}

/** What went wrong, on top of the form, each line leading to its field. It takes the focus when the page opens. */
export function ErrorSummary({ t, errors }: { t: Translate; errors: FieldErrors }) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="notice notice-error error-summary" role="alert" tabindex={-1} autofocus>
      <Icon name="error" />
      <div class="notice-body">
        <h2 class="notice-title">{t("web.form.summary", { count: entries.length })}</h2>
        <ul>
          {entries.map(([name, error]) => (
            <li>{name === "form" ? error : <a href={`#${fieldId(name)}`}>{error}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A form that works without JavaScript and keeps what was typed. The browser's own checks are off: ours speak the reader's language. */
export function Form({ t, errors = {}, method = "post", uploads, label, children, ...rest }: FormProps) {
  const form = (
    <form class="form" method={method} novalidate aria-label={label} {...rest}>
      <ErrorSummary t={t} errors={errors} />
      {children}
    </form>
  );
  return uploads ? <file-upload data-progress={t("web.upload.progress")}>{form}</file-upload> : form;
}
