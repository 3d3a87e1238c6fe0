import { isNear } from "./near.ts";
import type { Tally } from "./tally.ts";
import type { Traits } from "./traits.ts";

/** Says how authors and statements of responsibility compare. */
export function sayNames(tally: Tally, a: Traits, b: Traits): void {
  sayAuthors(tally, a, b);
  sayResponsibility(tally, a, b);
}

function sayAuthors(tally: Tally, a: Traits, b: Traits): void {
  if (a.author === "" && b.author === "") return tally.say("author-unknown");
  if (a.author === "" || b.author === "") return sayOneSided(tally, a, b);
  if (a.author === b.author) return tally.say("author-same", a.author, b.author);
  const wordsA = a.author.split(" ");
  const wordsB = b.author.split(" ");
  const isFamilySame = isNear(wordsA[0]!, wordsB[0]!);
  const isSharing = sharesTwo(wordsA, wordsB);
  if (isFamilySame && isSharing) tally.say("author-same", a.author, b.author);
  else if (isFamilySame || isSharing) tally.say("author-alike", a.author, b.author);
  else if (isNamed(wordsA[0]!, b) || isNamed(wordsB[0]!, a))
    tally.say("author-mentioned", a.author, b.author);
  else tally.say("author-differs", a.author, b.author);
}

/** Whether two different words stand in both names. */
function sharesTwo(a: readonly string[], b: readonly string[]): boolean {
  let first = "";
  for (const word of a) {
    if (word === first || !b.includes(word)) continue;
    if (first !== "") return true;
    first = word;
  }
  return false;
}

function sayOneSided(tally: Tally, a: Traits, b: Traits): void {
  const [name, other] = a.author === "" ? [b.author, a] : [a.author, b];
  const family = name.split(" ", 1)[0]!;
  tally.say(isNamed(family, other) ? "author-mentioned" : "author-on-one-side", a.author, b.author);
}

/** Whether a name stands somewhere else in the other record. */
function isNamed(family: string, { names, responsibility, title, subtitle, publisher }: Traits): boolean {
  return hasWord(` ${names} ${responsibility} ${title} ${subtitle} ${publisher} `, family);
}

/** Whether a word stands in a folded text that begins and ends with a blank. */
function hasWord(text: string, word: string): boolean {
  return text.includes(` ${word} `);
}

/** Words of a statement of responsibility that name nobody. */
const roles = new Set(
  (
    "and the with for from edited editor editors edit translated trans translator translation " +
    "illustrated illus ill illustrations drawings introduction introd preface pref foreword notes written compiled " +
    "comp prepared under direction others pseud rev revised author authors sir mrs contributions " +
    "including new into english his her its"
  ).split(" "),
);

function sayResponsibility(tally: Tally, a: Traits, b: Traits): void {
  if (a.responsibility === "" || b.responsibility === "") return;
  if (a.responsibility === b.responsibility)
    tally.say("responsibility-same", a.responsibility, b.responsibility);
  else if (hasOwnNames(a, b) && hasOwnNames(b, a))
    tally.say("responsibility-differs", a.responsibility, b.responsibility);
}

/** Whether one statement of responsibility has a word that stands nowhere in the other record. */
function hasOwnNames(one: Traits, other: Traits): boolean {
  const { responsibility, author, names, title, subtitle, series } = other;
  const said = ` ${responsibility} ${author} ${names} ${title} ${subtitle} ${series.join(" ")} `;
  let words: string[] | null = null;
  for (const word of one.responsibility.split(" ")) {
    if (word.length < 3 || roles.has(word) || hasWord(said, word)) continue;
    words ??= said.split(" ");
    if (!words.some((near) => isNear(word, near))) return true;
  }
  return false;
}
