import { argumentsOf } from "./message-texts.ts";
import { lineOf, literalText, type Source, type SyntaxNode, visit } from "./source.ts";

/** How one program file uses messages. */
interface Uses {
  /** Keys that stand in it as literals. */
  readonly keys: ReadonlySet<string>;
  /** Patterns of keys that it builds: `web.display.theme.${theme}`. */
  readonly patterns: readonly RegExp[];
  /** Wrong uses, each as `line says`. */
  readonly faults: readonly string[];
}

/**
 * Finds the messages that a program file uses. Any literal that is a key counts as a use, since keys
 * also stand in tables; what is passed to `t` must be one, with the arguments that its message needs.
 */
export function usesIn(source: Source, english: Readonly<Record<string, string>>): Uses {
  const keys = new Set<string>();
  const patterns: RegExp[] = [];
  const faults: string[] = [];
  visit(source.tree, (node) => {
    const literal = literalText(node);
    if (literal !== undefined && literal in english) keys.add(literal);
    const pattern = patternOf(node);
    if (pattern) patterns.push(pattern);
    if (node.type === "CallExpression" && isTranslate(node.callee))
      faults.push(...wrongCall(source.text, node.arguments, english));
  });
  return { keys, patterns, faults };
}

/** `t(…)`, `frame.t(…)`: the translator goes by this name everywhere. */
function isTranslate(callee: SyntaxNode): boolean {
  if (callee.type === "Identifier") return callee.value === "t";
  return callee.type === "MemberExpression" && callee.property.value === "t";
}

/** The keys that a template with values may give, where it begins like a key: `room.word`. */
function patternOf(node: SyntaxNode): RegExp | undefined {
  if (node.type !== "TemplateLiteral" || node.quasis.length < 2) return undefined;
  const parts: string[] = node.quasis.map((quasi: SyntaxNode) => quasi.cooked ?? "");
  if (!/^[a-z][a-z-]*\.[a-z0-9.-]*$/.test(parts[0] ?? "")) return undefined;
  if (!parts.every((part) => /^[a-z0-9.-]*$/.test(part))) return undefined;
  return new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[a-zA-Z0-9._-]+")}$`);
}

function wrongCall(
  text: string,
  [first, second]: readonly { readonly expression: SyntaxNode }[],
  english: Readonly<Record<string, string>>,
): string[] {
  const key = literalText(first?.expression);
  if (key === undefined) return wrongPattern(text, first?.expression, english);
  const at = lineOf(text, key);
  const message = english[key];
  if (message === undefined) return [`${at} asks for the message ${key}, which does not exist.`];
  const given = namesGiven(second?.expression);
  if (!given) return [];
  const missing = [...argumentsOf(message)].filter((name) => !given.includes(name));
  return missing.map((name) => `${at} gives no "${name}" to the message ${key}.`);
}

function wrongPattern(
  text: string,
  node: SyntaxNode | undefined,
  english: Readonly<Record<string, string>>,
): string[] {
  const pattern = node && patternOf(node);
  if (!node || !pattern || Object.keys(english).some((key) => pattern.test(key))) return [];
  const begin = node.quasis[0].cooked;
  return [`${lineOf(text, begin)} asks for messages ${begin}…, of which none exists.`];
}

/** Names in a literal object of arguments; undefined where they cannot be read off. */
function namesGiven(node: SyntaxNode | undefined): string[] | undefined {
  if (!node) return [];
  if (node.type !== "ObjectExpression") return undefined;
  const names: (string | undefined)[] = node.properties.map((property: SyntaxNode) =>
    property.type === "Identifier" ? property.value : property.key?.value,
  );
  return names.every((name) => name !== undefined) ? (names as string[]) : undefined;
}
