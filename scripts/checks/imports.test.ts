import { describe, expect, test } from "vitest";
import { faultsOf } from "../testing/ask.ts";
import { cruiseImports, imports } from "./imports.ts";

const cruise = (root: string) => cruiseImports(root, 1);
const value = "export const value = 1;\n";
const uses = (specifier: string) =>
  `import { value } from "${specifier}";\nexport const twice = value * 2;\n`;
const usesType = (specifier: string) =>
  `import type { Value } from "${specifier}";\nexport type Twice = Value;\n`;
const face = "src/modules/directory/index.ts";

describe("the check of imports", () => {
  test("passes a tree that keeps the rules", async () => {
    const faults = await faultsOf(cruise, {
      "src/kernel/errors.ts": value,
      [face]: `export { value } from "./domain/isil.ts";\n`,
      "src/modules/directory/domain/isil.ts": `${value}import "#kernel/errors.ts";\n`,
      "src/modules/catalogue/index.ts": uses("#modules/directory"),
    });
    expect(faults).toBe("");
  });

  const planted: [rule: string, files: Record<string, string>][] = [
    ["no-circles", { "src/kernel/a.ts": uses("./b.ts") + value, "src/kernel/b.ts": uses("./a.ts") + value }],
    ["kernel-knows-nobody", { "src/kernel/a.ts": uses("#standards/b.ts"), "src/standards/b.ts": value }],
    ["standards-know-nobody", { "src/standards/a.ts": uses("#kernel/b.ts"), "src/kernel/b.ts": value }],
    ["standards-are-pure", { "src/standards/a.ts": `import "node:fs";\n` }],
    ["web-imports-kernel-only", { "src/web/a.ts": uses("#modules/directory"), [face]: value }],
    ["islands-stand-alone", { "src/web/islands/a.ts": uses("../b.ts"), "src/web/b.ts": value }],
    [
      "faces-only-between-modules",
      {
        "src/modules/catalogue/db/a.ts": uses("../../directory/db/b.ts"),
        "src/modules/directory/db/b.ts": value,
      },
    ],
    [
      "faces-only",
      { "src/app/a.ts": uses("../modules/directory/b.ts"), "src/modules/directory/b.ts": value },
    ],
    ["tier-of-directory", { [face]: uses("#modules/catalogue"), "src/modules/catalogue/index.ts": value }],
    [
      "tier-of-discovery",
      { "src/modules/discovery/a.ts": uses("#modules/exchange"), "src/modules/exchange/index.ts": value },
    ],
    [
      "tier-of-accounts",
      {
        "src/modules/accounts/a.ts": usesType("#modules/directory"),
        [face]: "export type Value = string;\n",
      },
    ],
    [
      "known-modules-only",
      { "src/app/a.ts": uses("#modules/gadgets"), "src/modules/gadgets/index.ts": value },
    ],
    ["app-is-the-top", { "src/modules/directory/a.ts": uses("#app/b.ts"), "src/app/b.ts": value }],
    [
      "domain-is-pure",
      {
        "src/modules/directory/domain/a.ts": uses("#kernel/clock.ts"),
        "src/kernel/clock.ts": value,
      },
    ],
    [
      "testing-for-tests-only",
      { "src/app/a.ts": uses("#kernel/testing/b.ts"), "src/kernel/testing/b.ts": value },
    ],
    ["product-stands-alone", { "src/app/a.ts": uses("../../bench/b.ts"), "bench/b.ts": value }],
    ["shipped-packages-only", { "src/app/a.ts": `import { test } from "fast-check";\nexport { test };\n` }],
    ["nothing-unresolved", { "src/app/a.ts": uses("#modules/directory/db/rows.ts") }],
  ];
  test.each(planted)("catches a breach of %s", async (rule, files) => {
    expect(await faultsOf(cruise, files)).toContain(`${rule}: `);
  });

  test("is not content when hardly any module was found", async () => {
    expect(await faultsOf(imports.run, { "src/kernel/a.ts": value })).toContain("Only 1 modules were found");
  });
});
