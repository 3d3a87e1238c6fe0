import type { DataField } from "#standards/marc/record.ts";
import { directName, nameOf, type WorkName } from "./work-names.ts";

// FRBR 3.2.1 draws the line that is followed here: abridgements, revisions and translations are expressions of
// the same work; retellings, simplified versions for children or learners, dramatisations and versions in another
// form of art are new works, and belong to who made them.

const retelling =
  /\b(?:re-?told|re-?written|simplified|adapted|adaptation|adapté|adaptada|adaptado|adaptación|adaptação|adattamento|dramati[sz]ed|nacherzählt|naverteld|hertaald|återberättad|mukaillut|dramati[sz]ation)\b/i;

const by = /\b(?:by|par|por|von|de|di|da|door|av|af)\s+(.+)/i;

const simplified = /\b(?:simplified|retold|adapted|adaptation)\b/i;

/** Who made a new work of another's: `null` for somebody without a name that can be read. */
export interface Adapter {
  readonly name: WorkName | null;
}

/**
 * Who retold, simplified or dramatised a work, by an added name's role or a statement of responsibility (245 $c);
 * null where nobody is said to have done so. "Dramatised from the novel" names nobody: the heading is the
 * adapter's then.
 */
export function adapterIn(statement: string, added: readonly DataField[] | null): Adapter | null {
  if (added !== null) {
    for (const field of added) if (isAdapter(field)) return { name: nameOf(field) };
  }
  const mark = retelling.exec(statement);
  if (mark === null) return null;
  const rest = statement.slice(mark.index + mark[0].length);
  // "Adapted to American practice by", "dramatised from the novel by": said of the text, or of what it is made from.
  if (/^\s*(to|from|after)\b/.test(rest)) return null;
  const semicolon = rest.indexOf(";");
  const named = by.exec(semicolon < 0 ? rest : rest.slice(0, semicolon));
  return named === null ? null : { name: directName(firstName(named[1]!)) };
}

function isAdapter(field: DataField): boolean {
  for (const { code, value } of field.subfields) {
    if (code === "4" ? value === "adp" : code === "e" && value.startsWith("adap")) return true;
  }
  return false;
}

/** Whether an edition statement (250) says that the text was retold or simplified, by whomever. */
export function isSimplified(edition: string): boolean {
  return simplified.test(edition);
}

/** The first of several names: up to a comma, "and", "from" or a stop that ends no initial. */
function firstName(text: string): string {
  const end = /,| and | & |\bfrom\b|\billustr|\bfor\b| \/|\[|\(|\w{2,}\.(?:\s|$)|$/.exec(text)!;
  return text.slice(0, end[0].includes(".") ? end.index + end[0].length : end.index);
}
