import fc from "fast-check";
import { type DayHours, dayFault, overrunningDays, type WeeklyHours } from "./hours.ts";
import {
  type BranchDocument,
  type Closure,
  type DirectoryDocument,
  joinable,
  type LibraryDocument,
} from "./library.ts";

// Any directory that the rules allow, for tests of round trips. Texts are hostile on purpose.

const hostile = fc.constantFrom(
  "=1+1",
  "+49 30",
  "-x",
  "@a",
  "'=b",
  'say "hi"',
  "a,b;c\td",
  "<b>&",
  "مكتبة",
  "=",
);
const tidy = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
const text = fc
  .oneof(
    hostile,
    fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }),
    fc.string({ minLength: 1, maxLength: 30 }),
  )
  .map(tidy)
  .filter((each) => each !== "");
const prose = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join("\n").normalize("NFC").trim())
  .filter((each) => each !== "");

function maybe<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const dayHours: fc.Arbitrary<DayHours> = fc
  .array(fc.tuple(time, time), { maxLength: 3 })
  .map((periods) => periods.sort((a, b) => a[0].localeCompare(b[0])))
  .filter((periods) => dayFault(periods) === undefined);
const week: fc.Arbitrary<WeeklyHours> = fc
  .record({ 1: dayHours, 2: dayHours, 3: dayHours, 4: dayHours, 5: dayHours, 6: dayHours, 7: dayHours })
  .filter((hours) => overrunningDays(hours).length === 0);

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const closure: fc.Arbitrary<Closure> = fc
  .tuple(day, day, text, fc.option(dayHours, { nil: undefined }))
  .map(([one, other, reason, hours]) => {
    const [from, to] = [one, other].sort() as [string, string];
    return { from, to, reason, ...(hours && { hours }) };
  });
const closures = fc
  .uniqueArray(closure, { maxLength: 3, selector: ({ from, to }) => `${from}${to}` })
  .map((all) => all.sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)));

const names = maybe({ en: text, id: text, es: text, ar: text });
const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._=+-]{0,20}$/).filter((each) => tidy(each) === each);
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((each) => each / 1e5);

const branch: fc.Arbitrary<BranchDocument> = fc
  .record({
    required: fc.record({
      code,
      name: text,
      names,
      latitude: degrees(90),
      longitude: degrees(180),
      hours: week,
      closures,
    }),
    address: fc
      .record({
        street: text,
        city: text,
        postcode: text.map((each) => tidy(each.slice(0, 20))).filter((each) => each !== ""),
        country: fc.constantFrom("GB", "ID", "ES", "EG"),
      })
      .chain((address) => maybe({ region: text }).map((region) => ({ ...address, ...region }))),
    others: maybe({
      phone: fc.constantFrom("+62 21 555 0100", "020 7946 0000", "(030) 123-456"),
      email: fc.constant("desk@library.example"),
      timeZone: fc.constantFrom("Asia/Jakarta", "America/Bogota"),
    }),
  })
  .map(({ required, address, others }) => ({ ...required, address, ...others }));

const library: fc.Arbitrary<LibraryDocument> = fc
  .record({
    required: fc.record({
      isil: fc.stringMatching(/^[A-Z]{2}-[A-Za-z0-9/:-]{1,11}$/),
      symbols: fc.array(
        fc.record({
          scheme: text.map((each) => tidy(each.replace(/[=;]/g, ""))).filter((each) => each !== ""),
          value: text,
        }),
        { maxLength: 3 },
      ),
      name: text,
      names,
      language: fc.constantFrom("en", "id", "es", "ar", "pt-BR"),
      timeZone: fc.constantFrom("Europe/London", "Asia/Makassar"),
      localSystem: text,
      joins: fc.subarray([...joinable]),
      holidays: closures,
      branches: fc.uniqueArray(branch, { maxLength: 3, selector: (each) => each.code }),
    }),
    others: maybe({
      website: fc.constant("https://library.example/?a=1&b=2"),
      about: prose,
      accent: fc.constant("#1b5661"),
    }),
  })
  .map(({ required, others }) => ({ ...required, ...others }));

const libraries = fc.uniqueArray(library, { maxLength: 3, selector: ({ isil }) => isil.toLowerCase() });

/** Any directory without the network's own facts, which a table cannot hold. */
export const anyDirectory: fc.Arbitrary<DirectoryDocument> = libraries.map((all) =>
  // fast-check makes objects without a prototype, which no JSON gives.
  JSON.parse(JSON.stringify({ libraries: all })),
);
