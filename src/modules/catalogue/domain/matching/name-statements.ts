import { isNear } from "./near.ts";
import type { Tally } from "./tally.ts";
import type { Traits } from "./traits.ts";

/** Says how authors compare. */
export function sayNames(tally: Tally, a: Traits, b: Traits): void {
  if (a.author === "" && b.author === "") return tally.say("author-unknown");
  if (a.author === "" || b.author === "") return sayOneSided(tally, a, b);
  if (a.author === b.author) return tally.say("author-same", a.author, b.author);
  const wordsA = a.author.split(" ");
  const wordsB = b.author.split(" ");
  const isFamilySame = isNear(wordsA[0]!, wordsB[0]!);
  const shared = wordsA.filter((word) => wordsB.includes(word)).length;
  if (isFamilySame && shared >= 2) tally.say("author-same", a.author, b.author);
  else if (isFamilySame || shared >= 2) tally.say("author-alike", a.author, b.author);
  else if (isNamed(wordsA[0]!, b) || isNamed(wordsB[0]!, a))
    tally.say("author-mentioned", a.author, b.author);
  else tally.say("author-differs", a.author, b.author);
}

function sayOneSided(tally: Tally, a: Traits, b: Traits): void {
  const [name, other] = a.author === "" ? [b.author, a] : [a.author, b];
  tally.say(
    isNamed(name.split(" ")[0]!, other) ? "author-mentioned" : "author-on-one-side",
    a.author,
    b.author,
  );
}

/** Whether a name stands somewhere else in the other record. */
function isNamed(family: string, { names, responsibility, title, subtitle, publisher }: Traits): boolean {
  return `${names} ${responsibility} ${title} ${subtitle} ${publisher}`.split(" ").includes(family);
}
