import type { Child } from "hono/jsx";
import { DataTable } from "../components/data-table.tsx";
import { Icon } from "../components/icon.tsx";
import { type IconName, iconPaths } from "../components/icon-paths.ts";
import { type ColourToken, themeColours } from "../tokens.ts";

/** A part of the style guide with its heading. */
export function Part({ title, children }: { title: string; children?: Child }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Every colour token, light and dark side by side. */
export function Colours() {
  const names = Object.keys(themeColours.light) as ColourToken[];
  return (
    <Part title="Colours">
      <ul class="swatches">
        {names.map((name) => (
          <li>
            <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
              <path d="M0 0h50v40H0z" fill={themeColours.light[name]} />
              <path d="M50 0h50v40H50z" fill={themeColours.dark[name]} />
            </svg>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The steps of the type scale and the voice of each. */
export function Type() {
  return (
    <Part title="Type">
      <p class="result-title">A title of a work</p>
      <h2>A second heading</h2>
      <h3>A third heading</h3>
      <h4>A fourth heading</h4>
      <p class="lead">A lead says in one or two sentences what the page is for.</p>
      <p>
        Body text keeps to a measure that the eye can follow. A library is a calm place where people of every
        kind feel welcome and find things, <a href="#type">and so is the site</a>.
      </p>
      <p lang="ar" dir="rtl">
        المكتبة مكان هادئ يجد فيه الناس على اختلافهم الترحيب وما يبحثون عنه.
      </p>
      <p class="hint">A hint, small and soft. Ready on Tuesday, 24 November.</p>
    </Part>
  );
}

/** Every icon with its name. */
export function Icons() {
  return (
    <Part title="Icons">
      <ul class="icon-list">
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <li>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface Loan {
  title: string;
  from: string;
  due: string;
  renewals: number;
}

const loans: readonly Loan[] = [
  { title: "Emma", from: "Harbour Library", due: "Tuesday, 24 November", renewals: 0 },
  { title: "吾輩は猫である", from: "Northgate", due: "Friday, 4 December", renewals: 2 },
  { title: "ألف ليلة وليلة", from: "Hill Branch", due: "Monday, 7 December", renewals: 11 },
];

const columns = [
  { label: "Title", heading: true, cell: (loan: Loan) => loan.title },
  { label: "From", cell: (loan: Loan) => loan.from },
  { label: "Due", cell: (loan: Loan) => loan.due },
  { label: "Renewals", numeric: true, cell: (loan: Loan) => loan.renewals },
];

/** The table of readers, and the dense one of staff. */
export function Tables() {
  return (
    <Part title="Tables">
      <DataTable caption="What you have borrowed" columns={columns} rows={loans} />
      <DataTable caption="The same for staff, dense" columns={columns} rows={loans} dense />
    </Part>
  );
}
