import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextPath, signInHref } from "./next-path.ts";

describe("where to go after signing in", () => {
  test.each(["/account", "/editions/5?library=ZZ-N#copies", "/search?q=a//b", "/resettlement", "/"])(
    "%s is a path of this site",
    (path) => expect(nextPath(path)).toBe(path),
  );

  test.each([
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "https://elsewhere.example/",
    "javascript:alert(1)",
    "account",
    "",
    "\\\\elsewhere.example",
    " /account",
    "/sign-in",
    "/sign-in?next=/account",
    "/sign-out",
    "/forgotten",
    "/reset/x",
    `/${"a".repeat(3000)}`,
    undefined,
    ["/account"],
  ])("%j is not taken", (value) => expect(nextPath(value)).toBeUndefined());

  test("whatever is given, a browser stays on the site", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "\t",
      "\n",
      "\r",
      ".",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "evil.example",
      "https",
      " ",
      "a",
    );
    const anything = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const path = nextPath(value);
        if (path === undefined) return;
        expect(new URL(path, "https://house.example/sign-in").origin).toBe("https://house.example");
        const href = signInHref(path);
        expect(new URL(href, "https://house.example").searchParams.get("next")).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
