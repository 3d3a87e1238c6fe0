import { LinkButton } from "./button.tsx";
import { Cover, type CoverModel } from "./cover.tsx";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { AvailabilityLine, type AvailabilityState } from "./state-badge.tsx";

/** One result: what it is, whether it is one edition or many, where and when one can have it, what to do next. */
export interface ResultModel {
  readonly href: string;
  readonly title: string;
  readonly titleLang?: string;
  readonly titleDir?: "ltr" | "rtl" | "auto";
  readonly author?: string;
  readonly year?: string;
  readonly format: { readonly icon: IconName; readonly label: string };
  readonly availability?: { readonly state: AvailabilityState; readonly text: string };
  /** A sentence such as "4 editions in 2 languages". */
  readonly editions?: string;
  /** The one thing to do next. */
  readonly action?: { readonly href: string; readonly label: string };
  readonly cover: CoverModel;
}

function Facts({ result: { author, year, format, editions } }: { result: ResultModel }) {
  return (
    <>
      {author && (
        <p class="result-author">
          <bdi>{author}</bdi>
        </p>
      )}
      <p class="result-facts">
        <span class="fact">
          <Icon name={format.icon} />
          {format.label}
        </span>
        {year && <span class="fact">{year}</span>}
        {editions && <span class="fact">{editions}</span>}
      </p>
    </>
  );
}

/** One work in a list; ResultList puts the list around them. */
export function ResultRow({ result, level = 2 }: { result: ResultModel; level?: HeadingLevel }) {
  const { href, title, titleLang, titleDir = "auto", availability, action } = result;
  return (
    <article class="result">
      <Cover {...result.cover} />
      <div class="result-body">
        <Heading level={level} class="result-title">
          <a href={href}>
            <bdi lang={titleLang} dir={titleDir}>
              {title}
            </bdi>
          </a>
        </Heading>
        <Facts result={result} />
        {availability && <AvailabilityLine {...availability} />}
      </div>
      {action && (
        <div class="result-action">
          <LinkButton href={action.href} small label={`${action.label}: ${title}`}>
            {action.label}
          </LinkButton>
        </div>
      )}
    </article>
  );
}

/** A list of works. */
export function ResultList({ results, level }: { results: readonly ResultModel[]; level?: HeadingLevel }) {
  return (
    <ol class="results">
      {results.map((result) => (
        <li>
          <ResultRow result={result} level={level} />
        </li>
      ))}
    </ol>
  );
}
