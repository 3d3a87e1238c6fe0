import type { Translate } from "#kernel/i18n/messages.ts";
import { Button } from "../components/button.tsx";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { DateField, TimeField } from "../forms/date-field.tsx";
import { FileField } from "../forms/file-field.tsx";
import { Form } from "../forms/form.tsx";
import { HiddenField } from "../forms/hidden-field.tsx";
import { RadioGroup } from "../forms/radio-group.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextArea } from "../forms/text-area.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Part } from "./parts.tsx";

const places = [
  { value: "north", label: "Northgate Library" },
  { value: "harbour", label: "Harbour Library", hint: "Closed on Mondays" },
  { value: "van", label: "The book van", disabled: true },
];

/** Every field as it first stands. */
export function Fields({ t }: { t: Translate }) {
  return (
    <Part title="Fields">
      <Form t={t} action="/styleguide" method="get" label="Every field">
        <HiddenField name="kept" value="1" />
        <TextField
          t={t}
          name="card"
          label="Card number"
          hint="The 14 digits below the barcode"
          required
          size="medium"
          inputmode="numeric"
        />
        <TextField t={t} name="email" label="E-mail" type="email" autocomplete="email" />
        <SelectField
          t={t}
          name="language"
          label="Language of our letters"
          required
          choices={[
            { value: "en", label: "English" },
            { value: "ar", label: "العربية" },
          ]}
        />
        <RadioGroup
          t={t}
          name="place"
          label="Where do you fetch it?"
          required
          choices={places}
          value="north"
        />
        <CheckboxField t={t} name="tell" label="Write to me when it is ready" checked required />
        <DateField t={t} name="until" label="Needed until" hint="After this day we stop looking" />
        <TimeField t={t} name="at" label="Time" required value="14:30" />
        <TextArea t={t} name="note" label="A note for the library" rows={3} />
        <Button kind="primary">Request</Button>
      </Form>
    </Part>
  );
}

const errors = {
  form: "This copy was lent to somebody else while you were writing; another one is free.",
  title: "Write the title: without it nobody can look for the book.",
  pickup: "Choose where you want to fetch it.",
  records: "Choose a file of MARC records (.mrc or .xml).",
};

/** The same after a try that did not work. */
export function WrongFields({ t }: { t: Translate }) {
  return (
    <Part title="Fields with errors">
      <Form
        t={t}
        action="/styleguide"
        errors={errors}
        enctype="multipart/form-data"
        uploads
        label="With errors"
      >
        <TextField t={t} name="title" label="Title" required error={errors.title} />
        <TextField t={t} name="year" label="Year" value="18I3" size="short" />
        <RadioGroup
          t={t}
          name="pickup"
          label="Where do you fetch it?"
          required
          choices={places}
          error={errors.pickup}
        />
        <FileField
          t={t}
          name="records"
          label="Records"
          required
          accept=".mrc,.xml"
          hint="Up to 500 MB"
          error={errors.records}
        />
        <Button kind="primary" icon="upload">
          Send
        </Button>
      </Form>
    </Part>
  );
}
