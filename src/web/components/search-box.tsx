import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon } from "./icon.tsx";

interface SearchBoxProps {
  t: Translate;
  /** What was searched for. */
  query?: string;
  /** Unique in the page: the header has one, the home page another. */
  id?: string;
  /** The large box of the home page, with an example below. */
  large?: boolean;
  /** What else the address carries, e.g. the chosen library. */
  hidden?: Readonly<Record<string, string>>;
  /** An example to follow; the translated standard one when not given. */
  example?: string;
}

function Example({ t, id, example }: { t: Translate; id: string; example: string }) {
  return (
    <p class="search-example" id={`${id}-example`}>
      {t("web.search.try")}{" "}
      <a href={`/search?q=${encodeURIComponent(example)}`} dir="auto">
        {example}
      </a>
    </p>
  );
}

/** The search of the whole network: one field, one button, GET /search?q=. The key / goes to it. */
export function SearchBox({ t, query, id = "search", large, hidden = {}, example }: SearchBoxProps) {
  return (
    <search-box class={large ? "search search-large" : "search"}>
      {/* biome-ignore lint/a11y/useSemanticElements: screen readers of a few years ago do not know the search element. */}
      <form
        role="search"
        action="/search"
        method="get"
        aria-label={t(large ? "web.search.label" : "web.search.button")}
      >
        <label class="visually-hidden" for={id}>
          {t("web.search.field")}
        </label>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input
          class="search-field"
          id={id}
          type="search"
          name="q"
          value={query}
          dir={query ? "auto" : undefined}
          autocomplete="off"
          enterkeyhint="search"
          placeholder={t("web.search.placeholder")}
          aria-describedby={large ? `${id}-example` : undefined}
        />
        <button class="search-button" type="submit" aria-label={t("web.search.button")}>
          <Icon name="search" />
          {large && <span>{t("web.search.button")}</span>}
        </button>
      </form>
      {large && <Example t={t} id={id} example={example ?? t("web.search.example")} />}
    </search-box>
  );
}
