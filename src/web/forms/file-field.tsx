import { Field, type FieldProps, tie } from "./field.tsx";

interface FileFieldProps extends FieldProps {
  /** Kinds of files as the HTML attribute takes them: `.mrc,.xml`. */
  accept?: string;
  multiple?: boolean;
}

/** A file to send; its form needs `enctype="multipart/form-data"`. */
export function FileField(props: FileFieldProps) {
  return (
    <Field field={props}>
      <input
        class="input input-file"
        {...tie(props)}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
      />
    </Field>
  );
}
