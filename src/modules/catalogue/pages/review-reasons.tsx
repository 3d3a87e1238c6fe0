import type { Explanation, Statement, Verdict } from "../domain/matching/compare.ts";
import type { Matcher } from "../domain/matching/matcher.ts";
import { statementText, weightText } from "./review-words.ts";
import type { Speech } from "./setting.ts";

interface ReasonsProps {
  readonly speech: Speech;
  readonly explanation: Explanation;
  /** The rules that it was explained by. */
  readonly matcher: Matcher;
}

/** Reasons that weigh less than this are noise. */
const lightest = 0.05;

/** What speaks for and against two records being one edition, in words with their weights. */
export function Reasons({ speech, explanation, matcher }: ReasonsProps) {
  const { t } = speech;
  const { statements, score } = explanation;
  const heavy = statements.filter(({ weight }) => Math.abs(weight) >= lightest);
  const side = (wanted: (statement: Statement) => boolean) => heavy.filter(wanted);
  return (
    <div class="stack">
      <div class="reasons">
        <List speech={speech} title={t("catalogue.review.for")} chosen={side(({ weight }) => weight > 0)} />
        <List
          speech={speech}
          title={t("catalogue.review.against")}
          chosen={side(({ weight }) => weight < 0)}
        />
      </div>
      <p class="small soft">{scoreText(speech, explanation.verdict, score, matcher)}</p>
    </div>
  );
}

function scoreText(speech: Speech, verdict: Verdict, score: number, matcher: Matcher): string {
  const { version, same, different, start } = matcher;
  return speech.t("catalogue.review.score", {
    ...{ verdict, version },
    score: weightText(speech, score),
    same: weightText(speech, same),
    different: weightText(speech, different),
    start: weightText(speech, start),
  });
}

interface ListProps {
  readonly speech: Speech;
  readonly title: string;
  readonly chosen: readonly Statement[];
}

function List({ speech, title, chosen }: ListProps) {
  return (
    <div>
      <p class="reasons-title">{title}</p>
      {chosen.length === 0 ? (
        <p class="soft">{speech.t("catalogue.review.no-reason")}</p>
      ) : (
        <ul class="reasons-list">
          {chosen.map((statement) => (
            <li>
              <span dir="auto">{statementText(speech, statement)}</span>
              <bdi class="numeric">{weightText(speech, statement.weight)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The reasons of one kind of judgement in one line: for lists. */
export function reasonsLine(speech: Speech, { statements }: Explanation, most = 4): string {
  return statements
    .filter(({ weight, code }) => Math.abs(weight) >= lightest && code !== "together")
    .slice(0, most)
    .map((statement) => statementText(speech, statement))
    .join(" · ");
}
