import type { Child } from "hono/jsx";
import { weekdayName } from "#kernel/i18n/format.ts";
import { Breadcrumbs } from "#web/components/breadcrumbs.tsx";
import { PageHeader } from "#web/components/page-header.tsx";
import { type Tab, Tabs } from "#web/components/tabs.tsx";
import { weekdays } from "../domain/hours.ts";
import { type Branch, type Library, nameFor } from "../domain/library.ts";
import { staffBranchHref, staffHref } from "./addresses.ts";
import { Done, EditForm, type FormView, Line, NameLines } from "./form-parts.tsx";
import { ClosureFields, RowField } from "./row-fields.tsx";
import type { Raw } from "./typed.ts";

/** The three forms of a branch. */
export const branchForms = ["details", "hours", "closures"] as const;
export type BranchForm = (typeof branchForms)[number];

export interface BranchEditView {
  readonly form: FormView;
  readonly library: Library;
  readonly branch: Branch;
  readonly part: BranchForm;
  readonly done: string | undefined;
}

/** The fields of a branch's facts; the code can be written only once. */
export function BranchFields({ view, isNew }: { view: FormView; isNew?: boolean }) {
  const { t } = view;
  return (
    <>
      {isNew && (
        <Line view={view} name="code" hint={t("directory.form.code-hint")} size="short" dir="ltr" required />
      )}
      <Line view={view} name="name" required />
      <NameLines view={view} />
      <Line view={view} name="address.street" required />
      <Line view={view} name="address.postcode" size="short" required />
      <Line view={view} name="address.city" size="medium" required />
      <Line view={view} name="address.region" size="medium" />
      <Line
        view={view}
        name="address.country"
        hint={t("directory.form.country-hint")}
        size="short"
        dir="ltr"
        required
      />
      <Line
        view={view}
        name="latitude"
        hint={t("directory.form.position-hint")}
        size="short"
        dir="ltr"
        required
      />
      <Line view={view} name="longitude" size="short" dir="ltr" required />
      <Line view={view} name="phone" type="tel" size="medium" dir="ltr" />
      <Line view={view} name="email" type="email" size="medium" dir="ltr" />
      <Line view={view} name="timeZone" hint={t("directory.form.branch-zone-hint")} size="medium" dir="ltr" />
    </>
  );
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** The periods of a day, from a document's pairs or from what was typed, and an empty one to fill in. */
function pairsOf(raw: unknown, day: string): Pair[] {
  const hours = (raw as { hours?: Raw }).hours?.[day];
  const pairs = Array.isArray(hours)
    ? hours.map(([from, to]) => ({ from: String(from), to: String(to) }))
    : [];
  return [...pairs, ...Array.from({ length: Math.max(1, 2 - pairs.length) }, () => ({ from: "", to: "" }))];
}

function DayRow({ view, day }: { view: FormView; day: string }) {
  const { t, raw, errors, locale } = view;
  const name = `hours.${day}`;
  return (
    <fieldset class={errors[name] ? "field field-wrong" : "field"} id={`field-hours-${day}`}>
      <legend>{weekdayName(locale, Number(day))}</legend>
      {errors[name] && <p class="field-error">{errors[name]}</p>}
      {pairsOf(raw, day).map(({ from, to }, at) => (
        <div class="row">
          <RowField
            t={t}
            type="time"
            name={`${name}.${at}.0`}
            label={t("directory.hours.from")}
            value={from}
            error={errors[`${name}.${at}.0`]}
          />
          <RowField
            t={t}
            type="time"
            name={`${name}.${at}.1`}
            label={t("directory.hours.to")}
            value={to}
            error={errors[`${name}.${at}.1`]}
          />
        </div>
      ))}
    </fieldset>
  );
}

function HoursFields({ view }: { view: FormView }) {
  return (
    <>
      <p class="hint">{view.t("directory.form.hours-hint")}</p>
      {weekdays.map((day) => (
        <DayRow view={view} day={day} />
      ))}
    </>
  );
}

const fieldsOf: Record<BranchForm, (view: FormView) => Child> = {
  details: (view) => <BranchFields view={view} />,
  hours: (view) => <HoursFields view={view} />,
  closures: (view) => <ClosureFields view={view} list="closures" />,
};

/** One of the three forms of a branch, with the way to the others. */
export function BranchEditPage({ view }: { view: BranchEditView }) {
  const { form, library, branch, part, done } = view;
  const { t, locale } = form;
  const tabs = branchForms.map(
    (each): Tab => ({
      href: staffBranchHref(library.isil, branch.code, each),
      label: t(`directory.branch.${each}`),
      current: each === part,
    }),
  );
  return (
    <>
      <Breadcrumbs
        t={t}
        trail={[
          { label: nameFor(locale, library).text, href: staffHref(library.isil, "edit") },
          { label: nameFor(locale, branch).text },
        ]}
      />
      <PageHeader title={nameFor(locale, branch).text} kicker={t(`directory.branch.${part}`)} />
      <Done t={t} done={done} />
      <Tabs label={nameFor(locale, branch).text} tabs={tabs} />
      <EditForm view={form} action={staffBranchHref(library.isil, branch.code, part)}>
        {fieldsOf[part](form)}
      </EditForm>
    </>
  );
}
