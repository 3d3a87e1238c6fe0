import type { DataField, Field } from "#standards/marc/record.ts";
import type { Fact } from "./facts.ts";
import { ending, field } from "./fields.ts";
import { directOrder } from "./wording.ts";

/** Script codes of subfield $6 (MARC 21 Appendix A): newer scripts go by their ISO 15924 code. */
const scriptCodes: Record<string, string> = {
  Arab: "(3/r",
  Cyrl: "(N",
  Hani: "$1",
  Hans: "$1",
  Hant: "$1",
  Jpan: "$1",
  Kore: "$1",
  Hebr: "(2/r",
  Grek: "(S",
};

/**
 * Links the romanised author and title to 880 fields in the original script, and adds those at the end.
 * The fields given are changed where they get their $6.
 */
export function pairWithOriginals(fact: Fact, fields: readonly Field[], punctuation: boolean): DataField[] {
  const code = scriptCodes[fact.script] ?? fact.script;
  const originals: DataField[] = [];
  for (const each of fields) {
    if (!("subfields" in each)) continue;
    const parts = originalParts(each.tag, fact, punctuation);
    if (parts === null) continue;
    const occurrence = String(originals.length + 1).padStart(2, "0");
    originals.push(
      field("880", each.ind.slice(0, 1) + (each.tag === "245" ? "0" : each.ind.slice(1)), [
        ["6", `${each.tag}-${occurrence}/${code}`],
        ...parts,
      ]),
    );
    each.subfields.unshift({ code: "6", value: `880-${occurrence}` });
  }
  return originals;
}

function originalParts(tag: string, fact: Fact, punctuation: boolean): [string, string][] | null {
  if (tag === "100" && fact.authorOriginal)
    return [["a", punctuation ? ending(fact.authorOriginal, ".") : fact.authorOriginal]];
  if (tag !== "245" || !fact.titleOriginal) return null;
  const [title, subtitle = ""] = fact.titleOriginal.split(" : ");
  const by = directOrder(fact.authorOriginal.replace("،", ","));
  if (!punctuation)
    return [
      ["a", title!],
      ["b", subtitle],
      ["c", by],
    ];
  const afterTitle = subtitle ? `${title} :` : by ? `${title} /` : ending(title!, ".");
  return [
    ["a", afterTitle],
    ["b", subtitle && (by ? `${subtitle} /` : `${subtitle}.`)],
    ["c", by && ending(by, ".")],
  ];
}
