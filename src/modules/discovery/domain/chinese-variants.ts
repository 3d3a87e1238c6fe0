import { EACC_RUNS } from "#standards/marc/marc8-eacc-table.ts";

/**
 * EACC (ANSI/NISO Z39.64) gives the simplified, Japanese and other variant forms of a Chinese character
 * the same second and third byte in higher layers of planes; a layer is six planes, and planes 21 to 26
 * hold the full forms. So the table of a library standard also says which characters are one character.
 */
const firstPlane = 0x21;
const planesOfLayer = 6;
const lastVariantPlane = 0x56;

let made: Map<string, string> | undefined;

/** For each variant form of a Chinese character the form that stands for all of them. */
export function chineseVariants(): ReadonlyMap<string, string> {
  made ??= group(readCodes());
  return made;
}

function readCodes(): Map<number, string> {
  const codes = new Map<number, string>();
  for (const line of EACC_RUNS.split("\n")) {
    const [start, characters] = line.split(" ");
    if (!start || !characters) continue;
    let code = Number.parseInt(start, 16);
    for (const character of characters) codes.set(code++, character);
  }
  return codes;
}

/** Joins what belongs together, also where one simplified form stands for several full ones. */
function group(codes: ReadonlyMap<number, string>): Map<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (character: string): string => {
    let root = character;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  for (const [code, variant] of codes) {
    const plane = code >> 16;
    if (plane < firstPlane + planesOfLayer || plane > lastVariantPlane) continue;
    const base = codes.get((((plane - firstPlane) % planesOfLayer) + firstPlane) * 0x10000 + (code & 0xffff));
    if (base === undefined || !isHan(base) || !isHan(variant)) continue;
    const [a, b] = [rootOf(base), rootOf(variant)];
    if (a !== b) parent.set(b, a);
  }
  return new Map(Array.from(parent.keys(), (character) => [character, rootOf(character)]));
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}
