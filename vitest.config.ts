import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["src/kernel/testing/server.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
