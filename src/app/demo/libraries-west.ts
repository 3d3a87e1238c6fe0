import { type DemoBranch, type DemoLibrary, everything, week } from "./network.ts";
import { styles } from "./style.ts";

const christmas = { from: "2026-12-25", to: "2026-12-26", reason: "Christmas" };
const newYear = { from: "2027-01-01", to: "2027-01-01", reason: "New Year's Day" };

/** Words for the shelving codes of libraries that catalogue in English. */
const englishShelves = {
  FIC: "Fiction",
  NFIC: "Non-fiction",
  CHILD: "Children",
  YA: "Young adults",
  AV: "Film and sound",
  COMIC: "Comics",
  REF: "Reference",
  LP: "Large print",
};

type Place = Pick<DemoBranch, "latitude" | "longitude"> & { street: string; city: string; postcode: string };

function northgate(
  code: string,
  name: string,
  phone: string,
  place: Place,
  hours: DemoBranch["hours"],
): DemoBranch {
  const { latitude, longitude, ...address } = place;
  const email = `${code.toLowerCase()}@northgate.example.org`;
  return {
    code,
    name,
    names: {},
    address: { ...address, country: "GB" },
    latitude,
    longitude,
    phone,
    email,
    hours,
    closures: [christmas, newYear],
  };
}

const northgatePublicLibrary: DemoLibrary = {
  isil: "ZZ-NGT",
  name: "Northgate Public Library",
  names: {
    es: "Biblioteca Pública de Northgate",
    id: "Perpustakaan Umum Northgate",
    ar: "مكتبة نورثغيت العامة",
  },
  country: "GB",
  timeZone: "Europe/London",
  language: "en",
  localSystem: "Koha",
  profile: "koha",
  profileChanges: { branches: {}, locations: englishShelves },
  cataloguingStyle: styles.britishRda,
  affinity: { languages: { eng: 6, fre: 0.6, urd: 2.5, ben: 2.5, pol: 2 }, other: 0.5 },
  joins: everything,
  fileFormat: "iso2709",
  barcodePrefix: "30112",
  branches: [
    northgate(
      "CENTRAL",
      "Northgate Central",
      "+44 1632 960101",
      { street: "1 North Gate", city: "Northgate", postcode: "NG1 1AA", latitude: 54.972, longitude: -1.611 },
      week([["09:00", "19:00"]], [["09:30", "17:00"]], [["11:00", "15:00"]]),
    ),
    northgate(
      "RIVERSIDE",
      "Riverside Branch",
      "+44 1632 960102",
      {
        street: "24 Ferry Lane",
        city: "Northgate",
        postcode: "NG4 2BD",
        latitude: 54.961,
        longitude: -1.583,
      },
      week([["10:00", "18:00"]], [["10:00", "13:00"]]),
    ),
    northgate(
      "HILLTOP",
      "Hilltop Branch",
      "+44 1632 960103",
      { street: "8 Beacon Road", city: "Northgate", postcode: "NG7 5RT", latitude: 54.995, longitude: -1.64 },
      week(
        [
          ["10:00", "13:00"],
          ["14:00", "17:30"],
        ],
        [["10:00", "13:00"]],
      ),
    ),
    northgate(
      "FENWICK",
      "Fenwick Green Branch",
      "+44 1632 960104",
      {
        street: "3 The Green",
        city: "Fenwick Green",
        postcode: "NG12 8QU",
        latitude: 55.021,
        longitude: -1.702,
      },
      { ...week([]), 2: [["13:00", "18:00"]], 4: [["10:00", "17:00"]], 6: [["10:00", "13:00"]] },
    ),
  ],
};

function harbour(code: string, itemCode: string, name: string, phone: string, place: Place): DemoBranch {
  const { latitude, longitude, ...address } = place;
  const email = `${code.toLowerCase()}@harbourcity.example.org`;
  const hours = week([["09:00", "20:00"]], [["10:00", "18:00"]], [["12:00", "17:00"]]);
  return {
    code,
    itemCode,
    name,
    names: {},
    address: { ...address, country: "US" },
    latitude,
    longitude,
    phone,
    email,
    hours,
    closures: [{ ...christmas, to: "2026-12-25" }, newYear],
  };
}

/** Sierra joins branch and shelf in one location code: two letters and a digit, then the shelf. */
const sierraShelves = {
  FIC: "fi",
  NFIC: "nf",
  CHILD: "ch",
  YA: "ya",
  AV: "av",
  COMIC: "gn",
  REF: "rf",
  LP: "lp",
};
const sierraBranches = { hc1: "MAIN", hc2: "PIER", hc3: "EAST" };

/** The location code of a shelf in a Sierra branch, e.g. `hc1fi`. */
export function sierraLocation(branch: string, shelf: string): string {
  return branch + (sierraShelves[shelf as keyof typeof sierraShelves] ?? "zz");
}

function sierraCodes<T>(value: (branch: string, shelf: string) => T): Record<string, T> {
  const pairs = Object.keys(sierraBranches).flatMap((branch) =>
    Object.keys(sierraShelves).map((shelf) => [sierraLocation(branch, shelf), value(branch, shelf)] as const),
  );
  return Object.fromEntries(pairs);
}

const harbourCityLibrary: DemoLibrary = {
  isil: "ZZ-HBC",
  name: "Harbour City Library",
  names: { es: "Biblioteca de Harbour City", id: "Perpustakaan Harbour City", ar: "مكتبة هاربر سيتي" },
  country: "US",
  timeZone: "America/New_York",
  language: "en",
  localSystem: "Sierra",
  profile: "sierra",
  profileChanges: {
    branches: sierraCodes((branch) => sierraBranches[branch as keyof typeof sierraBranches]),
    locations: sierraCodes((_, shelf) => englishShelves[shelf as keyof typeof englishShelves]),
  },
  cataloguingStyle: styles.americanAacr2,
  affinity: { languages: { eng: 6, spa: 2.5, chi: 1.5, vie: 3, kor: 1.5, por: 1.5 }, other: 0.4 },
  joins: everything,
  fileFormat: "iso2709",
  barcodePrefix: "32044",
  branches: [
    harbour("MAIN", "hc1", "Main Library", "+1 207 555 0110", {
      street: "200 Wharf Street",
      city: "Harbour City",
      postcode: "00001",
      latitude: 43.652,
      longitude: -70.248,
    }),
    harbour("PIER", "hc2", "Pier Branch", "+1 207 555 0111", {
      street: "17 Old Pier",
      city: "Harbour City",
      postcode: "00002",
      latitude: 43.641,
      longitude: -70.231,
    }),
    harbour("EAST", "hc3", "East Side Branch", "+1 207 555 0112", {
      street: "1450 Lighthouse Avenue",
      city: "Harbour City",
      postcode: "00003",
      latitude: 43.668,
      longitude: -70.215,
    }),
  ],
};

const sallowCreekLibrary: DemoLibrary = {
  isil: "ZZ-SLC",
  name: "Sallow Creek Library",
  names: { es: "Biblioteca de Sallow Creek", id: "Perpustakaan Sallow Creek", ar: "مكتبة سالو كريك" },
  country: "US",
  timeZone: "America/Denver",
  language: "en",
  localSystem: "Evergreen",
  profile: "evergreen",
  profileChanges: { branches: {}, locations: englishShelves },
  cataloguingStyle: styles.ruralBrief,
  affinity: { languages: { eng: 2.2, spa: 0.4 }, other: 0 },
  joins: ["catalogue", "lending"],
  fileFormat: "iso2709",
  barcodePrefix: "39999",
  branches: [
    {
      code: "SLC",
      name: "Sallow Creek Library",
      names: {},
      address: { street: "12 Grange Road", city: "Sallow Creek", postcode: "00009", country: "US" },
      latitude: 40.41,
      longitude: -105.92,
      phone: "+1 970 555 0142",
      email: "desk@sallowcreek.example.org",
      hours: {
        1: [],
        2: [["13:00", "19:00"]],
        3: [["10:00", "17:00"]],
        4: [["13:00", "19:00"]],
        5: [["10:00", "17:00"]],
        6: [["10:00", "14:00"]],
        7: [],
      },
      closures: [{ from: "2026-12-24", to: "2027-01-02", reason: "Winter closing" }],
    },
  ],
};

/** Members that catalogue in English. */
export const westernLibraries: DemoLibrary[] = [
  northgatePublicLibrary,
  harbourCityLibrary,
  sallowCreekLibrary,
];
