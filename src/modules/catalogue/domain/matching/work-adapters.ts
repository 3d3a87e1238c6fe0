import { directName, type WorkName } from "./work-names.ts";

// FRBR 3.2.1 draws the line that is followed here: abridgements, revisions and translations are expressions of
// the same work; retellings, simplified versions for children or learners, dramatisations and versions in another
// form of art are new works, and belong to who made them.

const retelling =
  /\b(?:re-?told|re-?written|simplified|adapted|adaptation|adapté|adaptada|adaptado|adaptación|adaptação|adattamento|dramati[sz]ed|nacherzählt|naverteld|hertaald|återberättad|mukaillut|dramatization)\b/i;

const by = /\b(?:by|par|por|von|de|di|da|door|av|af)\s+(.+)/i;

const simplified = /\b(?:simplified|retold|adapted|adaptation)\b/i;

/**
 * Who retold, simplified or dramatised a work, by a statement of responsibility (245 $c): null where nobody is
 * said to have done so. "Dramatised from the novel" alone names nobody: the heading is the adapter's then.
 */
export function adapterIn(statement: string): WorkName | null {
  const mark = retelling.exec(statement);
  if (mark === null) return null;
  const rest = statement.slice(mark.index + mark[0].length);
  const semicolon = rest.indexOf(";");
  const named = by.exec(semicolon < 0 ? rest : rest.slice(0, semicolon));
  return named === null ? null : directName(firstName(named[1]!));
}

/** Whether an edition statement (250) says that the text was retold or simplified, by whomever. */
export function isSimplified(edition: string): boolean {
  return simplified.test(edition);
}

/** The first of several names: up to a comma, "and", "from" or a stop that ends no initial. */
function firstName(text: string): string {
  const end = /,| and | & |\bfrom\b|\billustr|\bfor\b| \/|\[|\(|\w{2,}\.(?:\s|$)|$/.exec(text)!;
  const stop = end[0].endsWith(".") || end[0].includes(". ") ? end[0].trimEnd().length : 0;
  return text.slice(0, end.index + stop);
}
