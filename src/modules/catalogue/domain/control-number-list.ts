import { Invalid } from "#kernel/errors.ts";

/** Longer lines are no control numbers: MARC systems number their records in far fewer characters. */
const longest = 200;

const lineFeed = 0x0a;

/**
 * Reads a list of control numbers, one a line, in UTF-8. Empty lines, the spaces around a number and the marks that
 * Windows leaves are passed over.
 *
 * @param name the list's own, for the error
 * @throws Invalid naming the line, where one cannot be a control number, and where there is none at all
 */
export async function readControlNumbers(
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<string[]> {
  const numbers: string[] = [];
  let line = 0;
  for await (const bytes of linesOf(content)) {
    const number = numberIn(bytes, ++line, name);
    if (number !== "") numbers.push(number);
  }
  if (numbers.length === 0)
    throw new Invalid(
      "catalogue.no-control-numbers",
      `${name} holds no control number. Write one on each line.`,
      {
        params: { file: name },
      },
    );
  return numbers;
}

async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of content) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed, start)) {
      yield rest.subarray(start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
    // What has no end of line for so long is no list; it must not be gathered whole.
    if (rest.length > 1 << 16) break;
  }
  if (rest.length > 0) yield rest;
}

function numberIn(bytes: Uint8Array, line: number, name: string): string {
  const refuse = (what: string) =>
    new Invalid(
      "catalogue.no-control-number",
      `${name}, line ${line}: ${what} Give a text file in UTF-8 with one control number on each line.`,
      { params: { file: name, line } },
    );
  let text: string;
  try {
    // TextDecoder takes the byte order mark away by itself.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
  } catch {
    throw refuse("its bytes are no UTF-8.");
  }
  if (text.includes("\t")) throw refuse("it holds a tab, as tables do.");
  // The delimiters of ISO 2709 are among them: somebody gave the MARC file itself.
  if (/\p{Cc}/u.test(text)) throw refuse("it holds a control character, as MARC files do.");
  if (text.length > longest) throw refuse(`it has more than ${longest} characters.`);
  return text;
}
