import { FieldNotes, type FieldProps, fieldId, OptionalMark, tie } from "./field.tsx";
import type { Choice } from "./select-field.tsx";

interface RadioGroupProps extends FieldProps {
  value?: string;
  choices: readonly Choice[];
}

interface OptionProps {
  group: RadioGroupProps;
  choice: Choice;
  id: string;
}

function Option({ group, choice, id }: OptionProps) {
  const hintId = choice.hint && `${id}-choice-hint`;
  return (
    <div class="radio-option">
      <label class="check" for={id}>
        <input
          type="radio"
          id={id}
          name={group.name}
          value={choice.value}
          checked={choice.value === group.value}
          disabled={choice.disabled}
          required={group.required || undefined}
          aria-describedby={hintId}
        />
        <span class="check-word">{choice.label}</span>
      </label>
      {choice.hint && (
        <p class="hint" id={hintId}>
          {choice.hint}
        </p>
      )}
    </div>
  );
}

/** One of a few values, all in sight. The first control carries the field's id, so that an error leads there. */
export function RadioGroup(props: RadioGroupProps) {
  const { id = fieldId(props.name), label, choices, error, t, required } = props;
  return (
    <fieldset class={error ? "field field-wrong" : "field"} aria-describedby={tie(props)["aria-describedby"]}>
      <legend>
        {label}
        <OptionalMark t={t} required={required} />
      </legend>
      <FieldNotes {...props} />
      {choices.map((choice, at) => (
        <Option group={props} choice={choice} id={at === 0 ? id : `${id}-${at + 1}`} />
      ))}
    </fieldset>
  );
}
