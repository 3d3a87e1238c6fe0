import { FieldNotes, type FieldProps, tie } from "./field.tsx";

interface CheckboxFieldProps extends FieldProps {
  checked?: boolean;
  /** What is sent when it is ticked. */
  value?: string;
}

/** One thing that is so or not. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { checked, value = "yes", label, error } = props;
  const ties = tie(props);
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label class="check" for={ties.id}>
        <input type="checkbox" {...ties} value={value} checked={checked} />
        <span class="check-word">{label}</span>
      </label>
      <FieldNotes {...props} />
    </div>
  );
}
