import { describe, expect, it } from "vitest";
import { testTranslator } from "../testing.ts";
import { CheckboxField } from "./checkbox-field.tsx";
import { DateField, TimeField } from "./date-field.tsx";
import { fieldId } from "./field.tsx";
import { FileField } from "./file-field.tsx";
import { Form } from "./form.tsx";
import { HiddenField } from "./hidden-field.tsx";
import { RadioGroup } from "./radio-group.tsx";
import { SelectField } from "./select-field.tsx";
import { TextArea } from "./text-area.tsx";
import { TextField } from "./text-field.tsx";

const t = testTranslator();
const bad = `"></textarea><script>x</script>`;
const choices = [
  { value: "a", label: "A" },
  { value: "b", label: "B", hint: "About B" },
];
const common = { t, name: "it", label: "Label", hint: "Hint", error: "Wrong" };

const controls = {
  TextField: <TextField {...common} />,
  TextArea: <TextArea {...common} />,
  SelectField: <SelectField {...common} choices={choices} />,
  CheckboxField: <CheckboxField {...common} />,
  FileField: <FileField {...common} />,
  DateField: <DateField {...common} />,
  TimeField: <TimeField {...common} />,
};

describe.each(Object.entries(controls))("%s", (_, element) => {
  const html = String(element);

  it("ties label, hint and error to its control by id", () => {
    expect(html).toContain('for="field-it"');
    expect(html.match(/ id="field-it"/g)).toHaveLength(1);
    expect(html).toContain('aria-describedby="field-it-hint field-it-error"');
    expect(html).toContain('id="field-it-hint"');
    expect(html).toContain('id="field-it-error"');
    expect(html).toContain('aria-invalid="true"');
  });
});

describe("fields", () => {
  it("keep what was typed, harmless", () => {
    const html =
      String(<TextField t={t} name="q" label="Q" value={bad} />) +
      String(<TextArea t={t} name="w" label="W" value={bad} />);
    expect(html).toContain('value="&quot;&gt;&lt;/textarea&gt;');
    expect(html).not.toContain("<script>");
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
  });

  it("say that they are optional unless they are required", () => {
    expect(String(<TextField t={t} name="q" label="Q" />)).toContain("(optional)");
    const required = String(<TextField t={t} name="q" label="Q" required />);
    expect(required).not.toContain("(optional)");
    expect(required).toContain("required");
  });

  it("describe nothing when there is no hint and no error", () => {
    expect(String(<TextField t={t} name="q" label="Q" />)).not.toMatch(/aria-describedby|aria-invalid/);
  });

  it("make ids that fit into an address from any name", () => {
    expect(fieldId("items[0].title")).toBe("field-items-0-title");
  });

  it("pass on a spelling check that is switched off", () => {
    expect(String(<TextField t={t} name="q" label="Q" spellcheck={false} />)).toContain('spellcheck="false"');
    expect(String(<TextField t={t} name="q" label="Q" />)).not.toContain("spellcheck");
  });

  it("show the chosen value, and only that", () => {
    expect(String(<SelectField t={t} name="s" label="S" choices={choices} value="b" />)).toMatch(
      /<option value="b" selected="">/,
    );
    const radios = String(<RadioGroup t={t} name="r" label="R" choices={choices} value="b" />);
    expect(radios.match(/checked=""/g)).toHaveLength(1);
    expect(radios).toMatch(/value="b" checked=""/);
  });

  it("hide what is hidden", () => {
    expect(String(<HiddenField name="n" value={bad} />)).not.toContain("<script>");
  });
});

describe("RadioGroup", () => {
  const html = String(<RadioGroup {...common} choices={choices} />);

  it("names the group, and lets the summary lead to its first button", () => {
    expect(html).toMatch(/^<fieldset[^>]*aria-describedby="field-it-hint field-it-error"><legend>Label/);
    expect(html).toContain('<input type="radio" id="field-it"');
    expect(html).toContain('for="field-it-2"');
    expect(html).toContain('aria-describedby="field-it-2-choice-hint"');
  });
});

describe("Form", () => {
  it("sums the errors up on top, each leading to its field, and takes the focus", () => {
    const html = String(
      <Form t={t} action="/x" errors={{ form: "All of it", "items[0]": "Only this" }}>
        rest
      </Form>,
    );
    expect(html).toContain("2 things need another look");
    expect(html).toContain("<li>All of it</li>");
    expect(html).toContain('<a href="#field-items-0">Only this</a>');
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus/);
    expect(html.indexOf("error-summary")).toBeLessThan(html.indexOf("rest"));
  });

  it("shows no summary where nothing is wrong, and checks nothing in the browser's language", () => {
    const html = String(<Form t={t} action="/x" enctype="multipart/form-data" uploads />);
    expect(html).not.toContain("error-summary");
    expect(html).toMatch(
      /^<file-upload data-progress="Sending the file"><form class="form" method="post" novalidate="" action="\/x" enctype="multipart\/form-data"/,
    );
  });
});
