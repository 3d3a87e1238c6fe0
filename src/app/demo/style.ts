/** Where and how the item fields of a local system lie; see the table in README.md. */
export type ItemLayout =
  | "koha-952"
  | "evergreen-852"
  | "sierra-945"
  | "symphony-999"
  | "alma-876"
  | "folio-876";

/** How a cataloguer writes down an ISBN. */
export type IsbnHabit = "thirteen" | "ten" | "both" | "qualified" | "hyphenated" | "missing";

/** How titles that are not in Latin letters are treated. */
export type ScriptHabit = "paired-880" | "romanised" | "original";

/** In which words a library catalogues. */
export type CataloguingLanguage = "eng" | "ger" | "fre" | "spa" | "ind" | "ara";

/** The habits of one cataloguing department. Shares are from 0 (never) to 1 (always). */
export interface CataloguingStyle {
  rules: "rda" | "aacr2" | "brief";
  language: CataloguingLanguage;
  /** ISBD punctuation at the ends of subfields. */
  punctuation: boolean;
  titleCase: "sentence" | "headline" | "upper";
  /** Weights of the ways in which ISBNs are written. */
  isbn: Partial<Record<IsbnHabit, number>>;
  scripts: ScriptHabit;
  /** General material designation in 245 $h, e.g. [videorecording]. */
  materialDesignation: boolean;
  subtitles: number;
  authorDates: number;
  /** Share of authors with their initials spelt out: Tolkien, J. R. R. (John Ronald Reuel). */
  fullNames: number;
  /** Share of records with a year that is one off, or in doubt. */
  uncertainYears: number;
  missingYears: number;
  diacritics: boolean;
  /** Added entries, series, notes: 1 for a full record. */
  fullness: number;
  items: ItemLayout;
}

const full: CataloguingStyle = {
  rules: "rda",
  language: "eng",
  punctuation: true,
  titleCase: "sentence",
  isbn: { thirteen: 8, both: 1, qualified: 1 },
  scripts: "paired-880",
  materialDesignation: false,
  subtitles: 0.97,
  authorDates: 0.95,
  fullNames: 0.95,
  uncertainYears: 0.02,
  missingYears: 0,
  diacritics: true,
  fullness: 0.95,
  items: "koha-952",
};

/** The nine habits, by what they stand for. */
export const styles = {
  /** Records from a national library, hardly touched. */
  britishRda: full,
  /** Decades of AACR2, never converted: 260, [videorecording], ISBN-10 with (pbk.), "p." and "c1998". */
  americanAacr2: {
    ...full,
    rules: "aacr2",
    isbn: { ten: 5, qualified: 4, both: 1, missing: 0.4 },
    scripts: "romanised",
    materialDesignation: true,
    subtitles: 0.9,
    authorDates: 0.8,
    fullNames: 0.8,
    uncertainYears: 0.07,
    fullness: 0.8,
    items: "sierra-945",
  },
  /** RDA as in the German-speaking countries: no ISBD punctuation inside the record. */
  german: {
    ...full,
    language: "ger",
    punctuation: false,
    isbn: { hyphenated: 8, thirteen: 2 },
    authorDates: 0.6,
    fullNames: 0.5,
    items: "alma-876",
  },
  french: {
    ...full,
    language: "fre",
    isbn: { thirteen: 6, hyphenated: 2, qualified: 2 },
    scripts: "romanised",
    authorDates: 0.9,
    fullNames: 0.4,
    items: "symphony-999",
  },
  spanish: {
    ...full,
    language: "spa",
    titleCase: "sentence",
    isbn: { hyphenated: 6, thirteen: 4 },
    scripts: "romanised",
    subtitles: 0.9,
    authorDates: 0.7,
    fullNames: 0.6,
    uncertainYears: 0.03,
    fullness: 0.85,
    items: "evergreen-852",
  },
  /** Many hands and headline capitals; notes and subtitles come and go. */
  indonesian: {
    ...full,
    language: "ind",
    punctuation: true,
    titleCase: "headline",
    isbn: { hyphenated: 5, ten: 2, missing: 2, thirteen: 1 },
    scripts: "romanised",
    subtitles: 0.75,
    authorDates: 0.2,
    fullNames: 0.2,
    uncertainYears: 0.05,
    missingYears: 0.03,
    fullness: 0.6,
    items: "koha-952",
  },
  /** The original script stands in the main fields, without romanisation. */
  arabic: {
    ...full,
    language: "ara",
    isbn: { thirteen: 8, missing: 2 },
    scripts: "original",
    subtitles: 0.9,
    authorDates: 0.5,
    fullNames: 0.3,
    uncertainYears: 0.03,
    fullness: 0.75,
    items: "koha-952",
  },
  /** Romanised main fields, each with its original in 880. */
  japanese: { ...full, isbn: { thirteen: 9, both: 1 }, authorDates: 0.9, fullNames: 0.9, items: "folio-876" },
  /** One person, typed in from the title page years ago. */
  ruralBrief: {
    ...full,
    rules: "brief",
    punctuation: false,
    titleCase: "upper",
    isbn: { ten: 5, missing: 4, thirteen: 1 },
    scripts: "romanised",
    subtitles: 0.3,
    authorDates: 0.03,
    fullNames: 0.1,
    uncertainYears: 0.12,
    missingYears: 0.2,
    diacritics: false,
    fullness: 0.1,
    items: "evergreen-852",
  },
} satisfies Record<string, CataloguingStyle>;
