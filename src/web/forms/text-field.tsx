import { Field, type FieldProps, tie } from "./field.tsx";

interface TextFieldProps extends FieldProps {
  /** What was typed, kept as it was. Never given for passwords. */
  value?: string;
  type?: "text" | "email" | "password" | "search" | "tel" | "url" | "number";
  /** Purpose for the browser's own help (HTML autofill), e.g. `email`, `current-password`. */
  autocomplete?: string;
  inputmode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | "search" | "none";
  /** About how many characters are expected: the field is drawn that wide. */
  size?: "short" | "medium" | "full";
  maxlength?: number;
  min?: number;
  max?: number;
  step?: number | "any";
  pattern?: string;
  spellcheck?: boolean;
  autofocus?: boolean;
  placeholder?: string;
  /** Language and direction of what is typed. An empty field runs as the page does, a filled one as its text. */
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
}

const ownNames = ["t", "name", "label", "hint", "error", "required", "id", "size", "spellcheck"] as const;

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { size = "full", type = "text", value, dir = value ? "auto" : undefined, spellcheck } = props;
  const rest = Object.fromEntries(Object.entries(props).filter(([key]) => !ownNames.includes(key as never)));
  // An attribute with values, not a bare one: `spellcheck="false"` (HTML, 6.9.4).
  const spelling: object = spellcheck === undefined ? {} : { spellcheck: String(spellcheck) };
  return (
    <Field field={props}>
      <input class={`input input-${size}`} {...rest} {...tie(props)} type={type} dir={dir} {...spelling} />
    </Field>
  );
}
