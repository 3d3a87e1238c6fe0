import fc from "fast-check";
import { type Name, type Reference, referenceKinds, roles } from "./reference.ts";

const words = fc
  .array(
    fc.constantFrom(
      "sea",
      "The",
      "of",
      "Gatsby",
      "iPhone",
      "{x}",
      "50%",
      "A&B",
      "海",
      "كتاب",
      "Müller",
      "#1",
      "a_b",
      "\\",
      "~^",
      '"q"',
      "$5",
      "<i>",
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((some) => some.join(" "));
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const year = fc.integer({ min: 1450, max: 2030 }).map(String);

/** Names of people and bodies, in several scripts. */
export const arbitraryName: fc.Arbitrary<Name> = fc.oneof(
  fc.record({
    kind: fc.constant("person" as const),
    family: words,
    given: orNull(words),
    suffix: orNull(fc.constant("Jr.")),
  }),
  fc.record({ kind: fc.constant("body" as const), name: words }),
);

/** References with anything known or not, and with the signs that formats must escape. */
export const arbitraryReference: fc.Arbitrary<Reference> = fc.record({
  kind: fc.constantFrom(...referenceKinds),
  authors: fc.array(arbitraryName, { maxLength: 24 }),
  contributors: fc.array(fc.record({ role: fc.constantFrom(...roles), name: arbitraryName }), {
    maxLength: 4,
  }),
  title: words,
  subtitle: orNull(words),
  originalTitle: orNull(words),
  edition: orNull(fc.constantFrom("2nd ed.", "Second edition", "Edisi revisi", "First edition.")),
  place: orNull(words),
  publisher: orNull(words),
  year: orNull(year),
  series: orNull(words),
  seriesNumber: orNull(fc.constantFrom("1", "v. 2")),
  volume: orNull(fc.constantFrom("1", "12")),
  issue: orNull(fc.constantFrom("3", "1/2")),
  pages: orNull(fc.constantFrom("12–34", "7")),
  container: orNull(words),
  url: orNull(fc.constant("https://example.org/a_b?c=50%25&d=~e")),
  doi: orNull(fc.constant("10.1000/a_b")),
  isbn: fc.array(fc.constantFrom("9780306406157", "9780747532699"), { maxLength: 2 }),
  issn: orNull(fc.constant("0317-8471")),
  language: fc.constantFrom("en", "fr", "ar", null),
  accessed: orNull(fc.constant({ year: 2026, month: 5, day: 5 })),
});
