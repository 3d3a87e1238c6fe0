import { defineConfig } from "vitest/config";

const jsx = { oxc: { jsx: { runtime: "automatic" as const, importSource: "hono/jsx" } } };

export default defineConfig({
  cacheDir: "node_modules/.vite",
  test: {
    projects: [
      {
        // Unit tests beside the source, and integration tests on real PostgreSQL.
        ...jsx,
        test: {
          name: "code",
          include: ["src/**/*.test.{ts,tsx}"],
          globalSetup: ["src/kernel/testing/server.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The checks catch what they are for: each is shown a tree with a planted fault.
        ...jsx,
        test: { name: "scripts", include: ["scripts/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        // The catalogue survives killed processes.
        ...jsx,
        test: {
          name: "faults",
          include: ["test/faults/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Whole-product journeys: one demo network and one Chromium for all files.
        ...jsx,
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          globalSetup: ["test/journeys/network.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
