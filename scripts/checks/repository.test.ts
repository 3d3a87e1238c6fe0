import { describe, expect, test } from "vitest";
import { faultsOf } from "../testing/ask.ts";
import { files } from "./files.ts";
import { tests } from "./tests.ts";
import { wording } from "./wording.ts";

describe("the check of files", () => {
  test("passes names that say what a file holds", async () => {
    const tree = {
      "src/web/data-table.tsx": "",
      "src/modules/ledger/index.ts": "",
      "src/kernel/README.md": "",
    };
    expect(await faultsOf(files.run, tree)).toBe("");
  });

  const planted: [fault: string, path: string, text: string, says: string][] = [
    ["a name that says nothing", "src/kernel/utils.ts", "", `"utils" says nothing`],
    ["an empty word at the end", "src/kernel/loan-service.ts", "", `"service" says nothing`],
    ["a folder whose name says nothing", "src/kernel/common/a.ts", "", `"common" says nothing`],
    ["a name in capitals", "src/kernel/loanList.ts", "", "not kebab-case"],
    ["an index.ts that is no face", "src/kernel/mail/index.ts", "", "index.ts is the face"],
    ["a file of 401 lines", "src/kernel/long.ts", "export {};\n".repeat(401), "has 401 lines"],
  ];
  test.each(planted)("catches %s", async (_, path, text, says) => {
    expect(await faultsOf(files.run, { [path]: text })).toContain(says);
  });
});

describe("the check of wording", () => {
  test("passes addresses, routes and paths of the system", async () => {
    const text = "See https://example.org/home/page, /works/17, ./tmp/x and /etc/ssl/certs.\n";
    expect(await faultsOf(wording.run, { "README.md": text })).toBe("");
  });

  const machine = ["", "home", "somebody", "shelf"].join("/");
  const planted: [fault: string, path: string, text: string, says: string][] = [
    ["a path of one machine", "docs/a.md", `Go to ${machine}.\n`, "docs/a.md:1 names a path of one machine"],
    [
      "a registry in the lock file",
      "package-lock.json",
      `"resolved": "${"https"}://r.example/a.tgz"`,
      "one registry",
    ],
    ["work left in a comment", "src/a.ts", `// ${"TO"}${"DO"}: later\n`, "leaves work in a comment"],
    ["a silenced type checker", "src/a.ts", `// @ts-${"ignore"}\n`, "silences the type checker"],
    ["an unfinished merge", "docs/a.md", `${"<".repeat(7)} HEAD\n`, "unfinished merge"],
  ];
  test.each(planted)("catches %s", async (_, path, text, says) => {
    expect(await faultsOf(wording.run, { [path]: text })).toContain(says);
  });
});

describe("the check of tests", () => {
  const body = "() => {\n  expect(1).toBe(1);\n}";
  test("passes tests that run, and one left out with its reason", async () => {
    const text = `test("adds", ${body});\n// The server cannot do this before version 18.\ntest.skipIf(old)("orders", ${body});\n`;
    expect(await faultsOf(tests.run, { "src/a.test.ts": text })).toBe("");
  });

  const planted: [fault: string, text: string, says: string][] = [
    ["a test left alone", `test.only("adds", ${body});\n`, "a.test.ts:1 test.only leaves every other"],
    ["a group left alone", `describe.only("sums", () => { test("adds", ${body}); });\n`, "describe.only"],
    ["a test left out without a reason", `test.skip("adds", ${body});\n`, "test.skip needs its reason"],
    ["a test not written", `test.todo("adds");\n`, "a test not written"],
    ["a test without a question", `test("adds", () => {\n  add(1, 1);\n});\n`, `"adds" asks nothing`],
    [
      "a table of tests without a question",
      `test.each([1])("adds %s", (n) => {\n  add(n, 1);\n});\n`,
      `"adds %s" asks nothing`,
    ],
    ["a test that is empty", `test("adds", () => {});\n`, `"adds" asks nothing`],
    ["a file without tests", "export {};\n", "holds no test"],
  ];
  test.each(planted)("catches %s", async (_, text, says) => {
    expect(await faultsOf(tests.run, { "src/a.test.ts": text })).toContain(says);
  });
});
