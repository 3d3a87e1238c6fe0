import type { TestProject } from "vitest/node";
import { startChromium } from "./chromium.ts";
import { startDemo } from "./demo.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the demo network answers. */
    origin: string;
    /** What the demo command printed when it was ready. */
    printed: string;
    /** Where the shared Chromium listens. */
    chromium: string;
  }
}

/** Vitest's global set-up: one demo network and one Chromium for all journeys. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await startChromium();
  const demo = await startDemo("journeys").catch(async (error) => {
    await chromium.close();
    throw error;
  });
  project.provide("origin", demo.origin);
  project.provide("printed", demo.printed());
  project.provide("chromium", chromium.wsEndpoint());
  return async () => {
    await chromium.close();
    await demo.stop();
  };
}
