/** Words that many publishers' names hold and that tell none from another, in their folded forms. */
const generic = new Set(
  (
    "and co company comp cie the inc incorporated ltd limited llc corp corporation gmbh ag sa sl srl pt " +
    "publ pub publisher publishers publishing publications publication press presse books book verlag editions " +
    "edition editorial ediciones editora edizioni editore librairie libreria imprimerie printer printers printing print printed " +
    "sons son brothers bros of for de la le les du des und et y e von a an etc by at in to new old group house " +
    "penerbit pustaka toko buku sn sl nd publisher not identified office off sold sale distributed distribution " +
    "privately author his her supt superintendent documents docs"
  ).split(" "),
);

/** What abbreviations in imprints stand for. */
const full: Readonly<Record<string, string>> = {
  univ: "university",
  uni: "university",
  universitat: "university",
  universidad: "university",
  universite: "university",
  universitas: "university",
  u: "university",
  dept: "department",
  dep: "department",
  govt: "government",
  gov: "government",
  gpo: "government",
  usgpo: "government",
  hmso: "stationery",
  hms: "stationery",
  inst: "institute",
  institution: "institute",
  assn: "association",
  assoc: "association",
  asso: "association",
  soc: "society",
  lib: "library",
  natl: "national",
  nat: "national",
  intl: "international",
  internat: "international",
  agr: "agricultural",
  agric: "agricultural",
  agriculture: "agricultural",
  sta: "station",
  stn: "station",
  exper: "experiment",
  exp: "experiment",
  expt: "experiment",
  am: "american",
  amer: "american",
  acad: "academy",
  bur: "bureau",
  commn: "commission",
  comm: "committee",
  div: "division",
  dist: "district",
  serv: "service",
  coll: "college",
  found: "foundation",
  educ: "education",
  educational: "education",
  geol: "geological",
  mus: "museum",
  min: "ministry",
  stationary: "stationery",
};

/** The words of a folded publisher's name that tell it from others. */
export function publisherWords(folded: string): string[] {
  if (folded === "") return [];
  const words: string[] = [];
  for (const word of folded.split(" ")) {
    if (generic.has(word)) continue;
    const known = Object.hasOwn(full, word) ? full[word]! : word;
    if (!words.includes(known)) words.push(known);
  }
  return words;
}
