// Titles that say what kind of thing is in a book and not which work: "Selected poems", "Novels", "Greatest hits".
// A title made of such words alone is shared by any number of works, even of one author.

const collective = new Set(
  [
    // English; "of the in by for from a" bind such words together.
    "works writings novels novellas novelettes stories story short tales poems poem poetry verse lyrics plays play drama dramas",
    "tragedies comedies dramatic essays essay letters correspondence prose speeches sermons lectures papers",
    "articles diaries journals sketches fiction nonfiction miscellanea selections selected",
    "selection collected collection collections complete best greatest hits great later early late new other uncollected",
    "unpublished illustrated anthology omnibus treasury reader favorite favourite",
    "interviews conversations quotations laws treaties statutes compiled etc",
    "the of in from a by his her volume vol part series book books",
    "proceedings transactions report reports annual bulletin yearbook newsletter minutes abstracts acta",
    "one two three four five six seven eight nine ten first second third",
    // Music: form names say nothing without a number, key or opus.
    "songs song symphonies sonatas concertos quartets trios quintets suites preludes fugues etudes waltzes",
    "mazurkas nocturnes operas masses cantatas motets madrigals overtures marches hymns chorales music piano organ",
    "orchestra chamber instrumental vocal choral violin string guitar keyboard flute arias lieder melodies",
    // French.
    "oeuvres romans nouvelles poesies poesie poemes theatre lettres choix choisies choisis completes",
    "complet integrale chansons oeuvre recits",
    // German.
    "werke romane erzahlungen novellen gedichte briefe dramen tragodien komodien gesammelte samtliche ausgewahlte",
    "schriften marchen auswahl stucke reden aufsatze prosa",
    // Spanish, Portuguese, Italian.
    "obras obra completas novelas cuentos poemas teatro cartas ensayos escogidas escogidos selectas selectos antologia",
    "romances contos poesias ensaios opere racconti romanzi lettere saggi tutte scelte canti",
    // Slavonic, Nordic, Finnish, Dutch.
    "sochineniia sobranie stikhotvoreniia rasskazy povesti romany proza pesy izbrannoe stikhi dziela wybrane",
    "verker samlede samlade skrifter dikter dikt noveller romaner teokset runot valitut kootut verzamelde werken",
    "gedichten verhalen romans brieven",
  ]
    .join(" ")
    .split(" "),
);

/** Kinds of which many an author made one book that is known by nothing else: Montaigne's "Essais", for one. */
const sometimesOne = new Set(
  "fables ballads sonnets odes dialogues fragments aphorisms contes essais".split(" "),
);

const whole = new Set("complete completes completas complet samtliche integrale tutte".split(" "));

const others = new Set(
  "other others more andere autres otros otras altri altre outros andra muita inne drugie".split(" "),
);

/**
 * Whether the words name a kind of contents only; numbers and years among them change nothing. A cataloguer who
 * sets "Sonnets" as a uniform title means one work (`isUniform`); on a title page it may be any choice of them.
 */
export function isCollective(words: readonly string[], isUniform = false): boolean {
  let kinds = 0;
  for (const word of words) {
    if (collective.has(word) || (!isUniform && sometimesOne.has(word))) kinds++;
    else if (!isNumber(word)) return false;
  }
  return kinds > 0;
}

/** Whether a collective title claims everything of its kind, so that all its editions hold much the same. */
export function claimsAll(words: readonly string[]): boolean {
  return words.length > 1 && words.some((word) => whole.has(word));
}

/** "The dead and other stories", "and three other plays": the book holds more than the work it names first. */
export function namesMore(words: readonly string[]): boolean {
  for (let i = words.length - 2; i >= 0; i--) {
    if (others.has(words[i]!) && collective.has(words[i + 1]!)) return true;
  }
  return false;
}

function isNumber(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
