import { literalText, type Source, type SyntaxNode, visit } from "./source.ts";

const statement =
  /^\s*(select|insert\s+into|update|delete\s+from|copy|truncate|create|alter|drop|with|merge\s+into|lock|listen|refresh)\b/i;

/** The SQL of one program file: each sql`` template, and each string that reads as a statement. */
export function sqlIn(source: Source): string[] {
  const found: string[] = [];
  const tagged = new Set<SyntaxNode>();
  visit(source.tree, (node) => {
    if (node.type === "TaggedTemplateExpression" && node.tag.value === "sql") {
      tagged.add(node.template);
      found.push(templateText(node.template));
    } else if (node.type === "TemplateLiteral" && !tagged.has(node)) {
      const text = templateText(node);
      if (statement.test(text)) found.push(text);
    } else if (node.type === "StringLiteral" && statement.test(literalText(node) ?? "")) {
      found.push(node.value);
    }
  });
  return found;
}

/** A template's text with `$` where a value stands. */
function templateText(template: SyntaxNode): string {
  return template.quasis.map((quasi: SyntaxNode) => quasi.cooked ?? quasi.raw).join("$");
}

/** SQL without comments and string literals; literals that name a relation stay, as bare names. */
function bareSql(text: string): string {
  return text
    .replace(/--[^\n]*/g, " ")
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/'([^']*)'(\s*::\s*reg\w+)/gi, " $1 ")
    .replace(/\b(nextval|currval|setval|to_regclass|pg_get_serial_sequence)\s*\(\s*'([^']*)'/gi, " $1($2 ")
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\bis\s+(not\s+)?distinct\s+from\b/gi, "<>")
    .replace(/\b(extract|substring|trim|overlay)\s*\(([^()]*)\bfrom\b/gi, "$1($2,");
}

const afterTable =
  /\b(?:from|join|into|update|table|copy|using|references|schema|index\s+[\w\s]*\bon)\s+(?:only\s+|if\s+(?:not\s+)?exists\s+)*"?([a-z_][a-z0-9_-]*)"?\s*\.\s*["a-z_$]/gi;

/**
 * The PostgreSQL schemas that a piece of SQL names.
 *
 * @param known schemas of the house: their names are found wherever they qualify something; others are
 *   found where a table must stand (after FROM, JOIN, INTO ...)
 */
export function schemasIn(text: string, known: readonly string[]): Set<string> {
  const sql = bareSql(text);
  const found = new Set<string>();
  for (const [, name] of sql.matchAll(afterTable)) if (name) found.add(name.toLowerCase());
  for (const [, quoted, bare] of sql.matchAll(
    /(?<![\w.])(?:"([^"]+)"|([a-z_][a-z0-9_]*))\s*\.(?=\s*["a-z_*$])/gi,
  )) {
    const name = quoted ?? bare?.toLowerCase();
    if (name && known.includes(name)) found.add(name);
  }
  return found;
}
