import { Field, type FieldProps, tie } from "./field.tsx";

interface TextAreaProps extends FieldProps {
  value?: string;
  rows?: number;
  maxlength?: number;
  lang?: string;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { value, rows = 5, maxlength, lang } = props;
  return (
    <Field field={props}>
      <textarea
        class="input"
        {...tie(props)}
        rows={rows}
        maxlength={maxlength}
        lang={lang}
        dir={value ? "auto" : undefined}
      >
        {value}
      </textarea>
    </Field>
  );
}
