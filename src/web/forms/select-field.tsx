import { Field, type FieldProps, tie } from "./field.tsx";

/** A value to choose, with the words that the reader sees. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

interface SelectFieldProps extends FieldProps {
  value?: string;
  choices: readonly Choice[];
  /** A first line for "nothing chosen"; it sends an empty value. */
  empty?: string;
}

/** One of many values. For fewer than six, radio buttons are kinder. */
export function SelectField(props: SelectFieldProps) {
  const { value, choices, empty } = props;
  return (
    <Field field={props}>
      <select class="input" {...tie(props)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
