/** A statement with its values apart: what `sql` makes and Database runs. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

function isSql(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && "text" in value && "values" in value;
}

/**
 * Writes a statement: every `${value}` becomes a parameter, never text; a nested `sql` is spliced in.
 *
 *     sql`select name from directory.library where isil = ${isil} ${onlyOpen ? sql`and open` : sql``}`
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  let text = strings[0]!;
  const all: unknown[] = [];
  const append = (part: Sql) => {
    text += part.text.replace(/\$(\d+)/g, (_, n) => `$${Number(n) + all.length}`);
    all.push(...part.values);
  };
  values.forEach((value, i) => {
    append(isSql(value) ? value : { text: "$1", values: [value] });
    text += strings[i + 1]!;
  });
  return { text, values: all };
}
