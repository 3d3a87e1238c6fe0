// Lets Node run our .tsx files: Node strips types from .ts by itself, but does not read JSX.
// A synchronous hook of Node's own module system hands each .tsx file to esbuild when it is first
// imported; worker threads inherit it. docs/adr/0002-running-typescript.md says what was rejected.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith("file:") || !url.endsWith(".tsx")) return nextLoad(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), "utf8"), {
      loader: "tsx",
      jsx: "automatic",
      jsxImportSource: "hono/jsx",
      format: "esm",
      target: "node24",
      sourcemap: "inline",
      sourcefile: fileURLToPath(url),
    });
    return { format: "module", shortCircuit: true, source: code };
  },
});
