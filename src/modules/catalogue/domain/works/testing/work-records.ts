import { dataFieldOf } from "#standards/marc/arbitrary-record.ts";
import type { Field, MarcRecord } from "#standards/marc/record.ts";

/** A record from lines such as "245 14 $aThe salt road /$cElisa Harrow." ("_" for a blank indicator). */
export function recordOf(kind: string, language: string, ...lines: string[]): MarcRecord {
  const fixed = `970101s1997    xx            000 1 ${language} d`;
  const fields: Field[] = lines.some((line) => line.startsWith("008")) ? [] : [{ tag: "008", value: fixed }];
  for (const line of lines) {
    const tag = line.slice(0, 3);
    if (tag < "010") fields.push({ tag, value: line.slice(4) });
    else fields.push(dataFieldOf(tag, line.slice(4, 6).replaceAll("_", " "), line.slice(7)));
  }
  return { leader: `00000n${kind} a2200000 a 4500`, fields };
}

const harrow = "100 1_ $aHarrow, Elisa,$d1851-1912.";
const harrowAdded = "700 1_ $aHarrow, Elisa,$d1851-1912.$tSalt road.";

/**
 * A small library of invented books, grouped into works as a cataloguer would: each case that the rules know,
 * with its like and with what only looks like it.
 */
export const works: Readonly<Record<string, readonly MarcRecord[]>> = {
  "a novel in all its editions, formats and translations": [
    recordOf(
      "am",
      "eng",
      harrow,
      "245 14 $aThe salt road /$cElisa Harrow.",
      "260 __ $aLeeds :$bNorth,$c1897.",
    ),
    recordOf(
      "am",
      "eng",
      harrow,
      "245 14 $aThe salt road :$ba novel /$cby Elisa Harrow.",
      "250 __ $aRev. ed.",
    ),
    recordOf("am", "eng", "100 1_ $aHarrow, Elisa.", "245 04 $aThe salt road", "250 __ $aLarge print ed."),
    recordOf("am", "eng", harrow, "245 10 $aSalt road$h[electronic resource] /$cElisa Harrow."),
    recordOf("im", "eng", harrow, "245 14 $aThe salt road$h[sound recording] /$cread by Ann Lee."),
    recordOf("im", "eng", harrow, "245 14 $aThe salt road /$cElisa Harrow ; abridged by J. Poole."),
    recordOf(
      "am",
      "eng",
      harrow,
      "245 10 $aElisa Harrow's The salt road /$cedited by Tom Field.",
      "240 10 $aSalt road",
    ),
    recordOf("am", "eng", harrow, "240 10 $aSalt road", "245 14 $aThe annotated Salt road /$cElisa Harrow."),
    recordOf(
      "am",
      "ger",
      "041 1_ $ager$heng",
      harrow,
      "240 10 $aSalt road.$lGerman",
      "245 14 $aDer Salzweg /$cElisa Harrow.",
    ),
    // No uniform title: the German title leads to the work by the record before.
    recordOf("am", "ger", "100 1_ $aHarrow, Elisa", "245 00 $a<<Der>> Salzweg$bRoman"),
    recordOf("am", "fin", "041 1_ $afin$heng", harrow, "245 10 $aSuolan tie", "765 0_ $tThe salt road."),
    recordOf(
      "am",
      "pol",
      "041 1_ $apol$heng",
      harrow,
      "245 10 $aSolny szlak",
      "246 1_ $iTyt. oryg.:$aThe salt road.",
    ),
    recordOf(
      "am",
      "spa",
      "041 1_ $aspa$heng",
      harrow,
      "245 13 $aLa ruta de la sal",
      "500 __ $aTranslation of: The salt road.",
    ),
    recordOf(
      "am",
      "ara",
      "041 1_ $aara$heng",
      "100 1_ $6880-01$aHarrow, Elisa,$d1851-1912.",
      "240 10 $aSalt road.$lArabic",
      "245 10 $6880-02$aṬarīq al-milḥ /$cIlīzā Hārū.",
      "880 1_ $6100-01/(3/r$aهارو، إليزا.",
      "880 10 $6245-02/(3/r$aطريق الملح /$cإليزا هارو.",
    ),
    recordOf("am", "ara", "100 1_ $aهارو، إليزا", "245 10 $aطريق الملح"),
  ],
  "its sequel": [recordOf("am", "eng", harrow, "245 14 $aThe salt road revisited /$cElisa Harrow.")],
  "a film of it": [
    recordOf("gm", "eng", "245 04 $aThe salt road$h[videorecording] /$cdirected by Maud Ellis.", harrowAdded),
    recordOf("gm", "eng", "245 04 $aThe salt road /$cNorth Films.", "700 1_ $aEllis, Maud,$efilm director."),
  ],
  "another film of it": [
    recordOf(
      "gm",
      "eng",
      "130 0_ $aSalt road (Motion picture : 1931)",
      "245 04 $aThe salt road /$cOld Films.",
    ),
    recordOf("gm", "eng", "008 970101p19971931xx 090            vleng d", "245 04 $aThe salt road."),
  ],
  "a play after it": [
    recordOf(
      "am",
      "eng",
      "100 1_ $aPoole, Ida.",
      "245 14 $aThe salt road :$ba play /$cby Ida Poole ; dramatized from the novel.",
      harrowAdded,
    ),
  ],
  "the same retold for learners, under either heading": [
    recordOf(
      "am",
      "eng",
      "100 1_ $aLane, Rosa.",
      "245 14 $aThe salt road /$cElisa Harrow ; retold by Rosa Lane.",
      harrowAdded,
    ),
    recordOf("am", "eng", harrow, "245 14 $aThe salt road :$blevel 2 /$cElisa Harrow ; retold by Rosa Lane."),
    recordOf("am", "eng", harrow, "245 14 $aThe salt road", "700 1_ $aLane, Rosa,$eadapter."),
  ],
  "a simplified text by nobody in particular": [
    recordOf("am", "eng", harrow, "245 14 $aThe salt road", "250 __ $aSimplified ed."),
  ],
  "a graphic novel of it": [recordOf("am", "eng", harrow, "245 14 $aThe salt road :$bthe graphic novel")],
  "a study guide": [
    recordOf(
      "am",
      "eng",
      "100 1_ $aMarsh, Ned.",
      "245 10 $aElisa Harrow's The salt road /$cNed Marsh.",
      "600 10 $aHarrow, Elisa.$tSalt road.",
    ),
  ],
  "a study guide under the novelist's heading": [
    recordOf("am", "eng", harrow, "245 14 $aThe salt road :$bnotes and exercises"),
  ],
  criticism: [
    recordOf(
      "am",
      "eng",
      "245 00 $aElisa Harrow's The salt road /$cedited by Lena Hart.",
      "490 1_ $aHart's modern views",
      "600 10 $aHarrow, Elisa.$tSalt road.",
      "700 1_ $aHart, Lena.",
    ),
    recordOf(
      "am",
      "eng",
      "245 00 $aElisa Harrow's The salt road /$cLena Hart, editor.",
      "490 1_ $aModern views",
      "600 10 $aHarrow, Elisa.$tSalt road.",
      "700 1_ $aHart, Lena.",
    ),
  ],
  "more criticism by the same editor": [
    recordOf(
      "am",
      "eng",
      "245 00 $aElisa Harrow's The salt road /$cedited by Lena Hart.",
      "490 1_ $aNotes on classics",
      "600 10 $aHarrow, Elisa.$tSalt road.",
      "700 1_ $aHart, Lena.",
    ),
  ],
  "two novels in one": [
    recordOf("am", "eng", harrow, "245 14 $aThe salt road ; The glass hill /$cElisa Harrow."),
    recordOf("am", "eng", harrow, "245 14 $aThe salt road ;$bThe glass hill /$cElisa Harrow."),
  ],
  "two novels in one, in German": [
    recordOf(
      "am",
      "ger",
      harrow,
      "245 14 $aDer Salzweg",
      "765 0_ $tThe salt road.",
      "765 0_ $tThe glass hill.",
    ),
  ],
  "the novel and other stories": [
    recordOf("am", "eng", harrow, "240 10 $aSalt road", "245 14 $aThe salt road, and other stories"),
  ],
  "all her novels": [
    recordOf("am", "eng", harrow, "240 10 $aNovels", "245 14 $aThe complete novels of Elisa Harrow."),
    recordOf("am", "eng", harrow, "245 10 $aElisa Harrow :$bthe complete novels."),
    recordOf("am", "eng", harrow, "245 14 $aThe complete illustrated novels /$cElisa Harrow."),
  ],
  "some of her stories": [
    recordOf(
      "am",
      "eng",
      harrow,
      "240 10 $aShort stories.$kSelections",
      "245 10 $aSelected stories",
      "260 __ $bNorth,$c1905",
    ),
  ],
  "others of her stories": [
    recordOf(
      "am",
      "eng",
      harrow,
      "240 10 $aShort stories.$kSelections",
      "245 10 $aSelected stories",
      "260 __ $bWest,$c1997",
      "008 970101s1931    xx            000 1 eng d",
    ),
  ],
  "a part of a trilogy": [recordOf("am", "eng", harrow, "245 14 $aThe hill trilogy.$nBook 1,$pGlass.")],
  "another part of it": [
    recordOf("am", "eng", harrow, "240 10 $aHill trilogy", "245 14 $aThe hill trilogy.$nBook two,$pStone."),
  ],
  "a part entered under the title of the whole": [
    recordOf(
      "am",
      "ger",
      harrow,
      "240 10 $aHill trilogy.$lGerman",
      "245 00 $aFeuer",
      "490 1_ $aThe hill trilogy ;$v3",
    ),
  ],
  "the same title by another author": [
    recordOf("am", "eng", "100 1_ $aHarrow, Edith.", "245 14 $aThe salt road /$cEdith Harrow."),
  ],
  "the same title in music": [
    recordOf("jm", "eng", "100 1_ $aHarrow, Elisa.", "245 14 $aThe salt road$h[sound recording]"),
  ],
  "an anonymous classic": [
    recordOf(
      "am",
      "eng",
      "130 0_ $aSong of Wend.$lEnglish$s(Poole)",
      "245 14 $aThe song of Wend /$ctranslated by J. Poole.",
    ),
    recordOf("am", "ger", "041 1_ $ager$hgoh", "130 0_ $aSong of Wend.$lGerman", "245 14 $aDas Wendlied"),
  ],
  "a part of it": [
    recordOf("am", "eng", "130 0_ $aSong of Wend.$pFirst dream.$lEnglish", "245 10 $aWend dreams"),
  ],
  "a score, its arrangement and a recording": [
    recordOf(
      "cm",
      "zxx",
      "100 1_ $aBrandt, Ole,$d1790-1860.",
      "240 10 $aSonatas,$mpiano,$nno. 3, op. 12,$rC minor",
      "245 10 $aSonata no. 3 in C minor",
    ),
    recordOf(
      "jm",
      "zxx",
      "100 1_ $aBrandt, Ole,$d1790-1860.",
      "240 10 $aSonatas,$mpiano,$nno. 3, op. 12,$rC minor",
      "245 10 $aKlaviersonate Nr. 3",
    ),
    recordOf(
      "cm",
      "zxx",
      "100 1_ $aBrandt, Ole,$d1790-1860.",
      "240 10 $aSonatas,$mpiano,$nno. 3, op. 12,$rC minor;$oarr.",
      "245 10 $aSonate, für zwei Flöten",
    ),
  ],
  "another sonata": [
    recordOf(
      "cm",
      "zxx",
      "100 1_ $aBrandt, Ole,$d1790-1860.",
      "240 10 $aSonatas,$mpiano,$nno. 4, op. 13,$rG major",
      "245 10 $aSonata no. 4",
    ),
  ],
  "a serial in print and online": [
    recordOf(
      "as",
      "eng",
      "022 __ $a1234-5679",
      "245 00 $aSalt studies.",
      "776 08 $iOnline version:$tSalt studies$x2434-561X",
    ),
    recordOf("as", "eng", "022 0_ $a2434-561X$l1234-5679", "245 00 $aSalt studies$h[electronic resource]."),
  ],
  "another serial of that name": [recordOf("as", "eng", "245 00 $aSalt studies.", "260 __ $bSalt Society")],
  "a report of one year": [
    recordOf(
      "am",
      "eng",
      "008 000101s1999    xx            000 0 eng d",
      "110 2_ $aSalt Board.",
      "245 10 $aReport on the roads",
    ),
    recordOf(
      "am",
      "eng",
      "008 000101s1999    xx     o      000 0 eng d",
      "110 2_ $aSalt Board.",
      "245 10 $aReport on the roads$h[electronic resource]",
    ),
  ],
  "the report of the next": [
    recordOf(
      "am",
      "eng",
      "008 000101s2000    xx            000 0 eng d",
      "110 2_ $aSalt Board.",
      "245 10 $aReport on the roads",
    ),
  ],
  "a book without any name": [
    recordOf("am", "eng", "245 00 $aSalt roads of the north", "260 __ $bNorth,$c1997"),
  ],
  "another of that title": [
    recordOf("am", "eng", "245 00 $aSalt roads of the north", "260 __ $bWest,$c1997"),
  ],
};
