import { Field, type FieldProps, tie } from "./field.tsx";

interface WhenProps extends FieldProps {
  /** `2026-11-24` for a date, `14:30` for a time; what was typed comes back as it was. */
  value?: string;
  min?: string;
  max?: string;
}

/** A day of the calendar (ISO 8601 in the form's data, the reader's own way on the screen). */
export function DateField(props: WhenProps) {
  return (
    <Field field={props}>
      <input
        class="input input-short"
        {...tie(props)}
        type="date"
        value={props.value}
        min={props.min}
        max={props.max}
      />
    </Field>
  );
}

/** A time of day, `hh:mm`. */
export function TimeField(props: WhenProps) {
  return (
    <Field field={props}>
      <input
        class="input input-short"
        {...tie(props)}
        type="time"
        value={props.value}
        min={props.min}
        max={props.max}
      />
    </Field>
  );
}
