import { z } from "zod";
import { judgeAccent } from "./accent.ts";
import { closures, weeklyHours } from "./calendar.ts";
import { isIsil } from "./isil.ts";
import { joinable } from "./library.ts";
import * as values from "./values.ts";

const { checked, fault, line, optional } = values;

const address = z.strictObject(
  {
    street: line(200),
    city: line(100),
    postcode: line(20),
    region: optional(line(100)),
    country: values.country,
  },
  fault("required"),
);

/** A branch by itself. The code starts with a letter or digit, since it stands in addresses. */
export const branchSchema = z.strictObject(
  {
    code: checked(40, "code", (text) => /^[\p{L}\p{N}][^/\\?#%]*$/u.test(text)),
    name: line(200),
    names: values.names,
    address,
    latitude: values.degrees(90, "latitude"),
    longitude: values.degrees(180, "longitude"),
    phone: optional(values.phone),
    email: optional(values.email),
    timeZone: optional(values.timeZone),
    hours: weeklyHours,
    closures,
  },
  fault("shape"),
);

const symbol = z.strictObject(
  { scheme: checked(40, "scheme", (text) => !/[=;]/.test(text)), value: line(100) },
  fault("shape"),
);

const accent = values.colour.refine((text) => judgeAccent(text).kind === "good", fault("accent"));

/** A library without its branches. */
export const librarySchema = z.strictObject(
  {
    isil: checked(16, "isil", isIsil),
    symbols: z.array(symbol, fault("shape")).max(50, fault("too-long")).default([]),
    name: line(200),
    names: values.names,
    language: values.language,
    timeZone: values.timeZone,
    localSystem: line(80),
    joins: z
      .array(z.enum(joinable, fault("joins")), fault("shape"))
      .default([])
      // One order, so that the same choice is the same document.
      .overwrite((chosen) => joinable.filter((each) => chosen.includes(each))),
    website: optional(values.website),
    about: optional(values.prose(4000)),
    accent: optional(accent),
    holidays: closures,
  },
  fault("shape"),
);

/** The network itself. */
export const networkSchema = z.strictObject(
  { name: line(200), names: values.names, about: optional(values.prose(4000)) },
  fault("shape"),
);
