import { describe, expect, test } from "vitest";
import { faultsOf } from "../testing/ask.ts";
import { deadCode } from "./dead-code.ts";
import { style } from "./style.ts";
import { types } from "./types.ts";

describe("the check of style", () => {
  test("passes a file that is in order", async () => {
    expect(await faultsOf(style.run, { "src/app/a.ts": "export const value = 1;\n" })).toBe("");
  });

  const planted: [fault: string, says: string, path: string, text: string][] = [
    ["a file not formatted", "format", "src/app/a.ts", "export const  value=1\n"],
    ["an unexplained any", "noExplicitAny", "src/app/a.ts", "export const value: any = 1;\n"],
    [
      "a picture without its text",
      "useAltText",
      "src/web/a.tsx",
      `export const picture = <img src="/a.png" />;\n`,
    ],
    ["a default export", "noDefaultExport", "src/app/a.ts", "export default 1;\n"],
    ["printing from a room", "noConsole", "src/kernel/a.ts", `console.log("here");\n`],
    [
      "settings read outside of app",
      "noProcessEnv",
      "src/web/a.ts",
      "export const port = process.env.PORT;\n",
    ],
    [
      "a function of 61 lines",
      "noExcessiveLinesPerFunction",
      "src/kernel/a.ts",
      `export function long(list: string[]) {\n${`  list.push("x");\n`.repeat(61)}}\n`,
    ],
  ];
  test.each(planted)("catches %s", async (_, says, path, text) => {
    expect(await faultsOf(style.run, { [path]: text })).toContain(says);
  });
});

describe("the check of types", () => {
  const islands = `{ "extends": "../../../tsconfig.json", "compilerOptions": { "lib": ["esnext", "dom"], "types": [] }, "include": ["*.ts"], "exclude": [] }\n`;
  test("passes a program and islands that are in order", async () => {
    const faults = await faultsOf(types.run, {
      "src/app/a.ts": "export const value: number = 1;\n",
      "src/web/islands/tsconfig.json": islands,
      "src/web/islands/index.ts": "document.title = String(1);\n",
    });
    expect(faults).toBe("");
  });

  test("catches a wrong type in the program", async () => {
    const text = `export const value: number = "one";\n`;
    expect(await faultsOf(types.run, { "src/app/a.ts": text })).toContain("src/app/a.ts(1,14): error TS2322");
  });

  test("catches syntax that cannot be erased", async () => {
    expect(await faultsOf(types.run, { "src/app/a.ts": "export enum State { On }\n" })).toContain("TS1294");
  });

  test("catches Node's objects in the islands", async () => {
    const faults = await faultsOf(types.run, {
      "src/app/a.ts": "export const value = 1;\n",
      "src/web/islands/tsconfig.json": islands,
      "src/web/islands/index.ts": "export const port = process.env.PORT;\n",
    });
    expect(faults).toContain("src/web/islands/index.ts");
  });

  test("is not content when no file was found", async () => {
    expect(await faultsOf(types.run, {})).not.toBe("");
  });
});

describe("the check of dead code", () => {
  const tree = {
    "package.json": `{ "name": "tree", "type": "module", "dependencies": { "hono": "1.0.0" } }\n`,
    "knip.json": `{ "entry": ["bin/*.ts"], "project": ["{bin,src}/**/*.ts"], "ignoreExportsUsedInFile": true }\n`,
    "bin/run.ts": `import { Hono } from "hono";\nimport { used } from "../src/a.ts";\nconsole.log(new Hono(), used);\n`,
    "src/a.ts": "export const used = 1;\n",
  };

  test("passes a tree without any", async () => {
    expect(await faultsOf(deadCode.run, tree)).toBe("");
  });

  test("catches an export that nobody imports", async () => {
    const text = `${tree["src/a.ts"]}export const forgotten = 2;\n`;
    expect(await faultsOf(deadCode.run, { ...tree, "src/a.ts": text })).toContain("forgotten");
  });

  test("catches a file that nobody imports", async () => {
    expect(await faultsOf(deadCode.run, { ...tree, "src/lost.ts": "export {};\n" })).toContain("src/lost.ts");
  });

  test("catches a package that nobody imports", async () => {
    const faults = await faultsOf(deadCode.run, {
      ...tree,
      "package.json": tree["package.json"].replace(`"1.0.0"`, `"1.0.0", "zod": "1.0.0"`),
    });
    expect(faults).toContain("zod");
  });
});
