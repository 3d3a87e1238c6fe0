import { formatNumber } from "#kernel/i18n/format.ts";
import type { Locale } from "#kernel/i18n/locales.ts";
import type { Translate } from "#kernel/i18n/messages.ts";

/** One value to narrow by, and how many results have it. */
export interface FacetOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
  readonly checked?: boolean;
}

interface FacetGroupProps {
  t: Translate;
  locale: Locale;
  legend: string;
  /** Name of the query parameter; it repeats for each chosen value. */
  name: string;
  options: readonly FacetOption[];
  /** How many stand open before "show more". */
  shown?: number;
}

function Option({ locale, name, option }: { locale: Locale; name: string; option: FacetOption }) {
  return (
    <label class="check facet-option">
      <input type="checkbox" name={name} value={option.value} checked={option.checked} />
      <span class="check-word" dir="auto">
        {option.label}
      </span>
      {option.count !== undefined && <span class="count">{formatNumber(locale, option.count)}</span>}
    </label>
  );
}

/** A group of checkboxes with counts, inside a FilterPanel. */
export function FacetGroup({ t, locale, legend, name, options, shown = 6 }: FacetGroupProps) {
  const draw = (option: FacetOption) => <Option locale={locale} name={name} option={option} />;
  const rest = options.slice(shown);
  return (
    <fieldset class="facet">
      <legend>{legend}</legend>
      {options.slice(0, shown).map(draw)}
      {rest.length > 0 && (
        <details class="more" open={rest.some((option) => option.checked)}>
          <summary>{t("web.facet.more", { count: rest.length })}</summary>
          {rest.map(draw)}
        </details>
      )}
    </fieldset>
  );
}
