import type { z } from "zod";

/** What can be wrong with one value of the directory; the message is `directory.fault.<code>`. */
export const faultCodes = [
  "required",
  "shape",
  "too-long",
  "unknown-field",
  "duplicate",
  "isil",
  "code",
  "scheme",
  "language",
  "time-zone",
  "country",
  "latitude",
  "longitude",
  "phone",
  "mail",
  "url",
  "joins",
  "colour",
  "accent",
  "time",
  "hours-empty",
  "hours-overlap",
  "day",
  "days-order",
  "differs",
  "unclosed",
  "json",
  "column-missing",
  "column-unknown",
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One wrong value and where it stands: `["branches", 0, "address", "city"]`. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly code: FaultCode;
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
  if (issue.code === "unrecognized_keys") return "unknown-field";
  return (faultCodes as readonly string[]).includes(issue.message) ? (issue.message as FaultCode) : "shape";
}

/** The faults that a schema of this module found, in the order of the document. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
    const code = codeOf(issue);
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: [...path, key], code }));
    return [{ path, code }];
  });
}

/** A fault's place as people and forms write it: `branches.0.address.city`. */
export function placeOf(fault: Fault): string {
  return fault.path.join(".");
}
