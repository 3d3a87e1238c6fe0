// JSON (RFC 8259) as tokens: white space, then a sign, a string, or a number or word.
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a string holds none (section 7).
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;
const space = /[ \t\r\n]*/y;

type Wanted = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

/** What may come after a token; undefined where the token itself may not stand here. */
function after(
  wanted: Wanted,
  sign: string | undefined,
  isString: boolean,
  open: string[],
): Wanted | undefined {
  const ended = (): Wanted => (open.length > 0 ? "comma or end" : "nothing");
  if (wanted.startsWith("key") && isString) return "colon";
  if (wanted === "colon" && sign === ":") return "value";
  if (wanted.startsWith("value") && sign === undefined) return ended();
  if (wanted.startsWith("value") && (sign === "{" || sign === "[")) {
    open.push(sign);
    return sign === "{" ? "key or end" : "value or end";
  }
  if (wanted === "comma or end" && sign === ",") return open.at(-1) === "{" ? "key" : "value";
  if (wanted.endsWith("or end") && sign === (open.at(-1) === "{" ? "}" : "]")) {
    open.pop();
    return ended();
  }
  return undefined;
}

/**
 * Where a text stops being JSON, as an offset: what engines say of it differs, and often names no place.
 * The text's length where it only ends too early or is JSON after all.
 */
export function placeOfFault(text: string): number {
  const open: string[] = [];
  let wanted: Wanted = "value";
  for (let at = 0; ; at = token.lastIndex) {
    space.lastIndex = at;
    const begin = at + (space.exec(text)?.[0].length ?? 0);
    if (begin >= text.length || wanted === "nothing") return begin;
    token.lastIndex = at;
    const found = token.exec(text);
    const next: Wanted | undefined = found
      ? after(wanted, found[1], found[2] !== undefined, open)
      : undefined;
    if (!next) return begin;
    wanted = next;
  }
}
