import { z } from "zod";
import type { Description } from "#kernel/http/describe.ts";

const progress = z.object({
  done: z.int().describe("Number of the last edition that was looked at."),
  total: z.int().nullable().describe("Number of the last edition there is; null before it has begun."),
  text: z.string().describe("The same in words, in the language asked for."),
  finished: z.boolean(),
});

/** `GET /api/v1/matching/progress` */
export const aboutSorting: Description = {
  summary: "How far sorting all editions by a newly chosen matcher has come.",
  answer: progress,
};

/** `GET /api/v1/matching/trials/:id/progress` */
export const aboutTrialProgress: Description = {
  summary: "How far the trial of a matcher has come.",
  answer: progress,
};

/** `GET /api/v1/matching` */
export const aboutMatching: Description = {
  summary: "Which matcher decides what is one edition, what waits for a person, and the newest trials.",
  answer: z.object({
    matcher: z.string(),
    matchers: z.array(
      z.object({
        version: z.string(),
        same: z.number().describe("From this likeness on two records are one edition."),
        different: z.number().describe("Below this likeness they are two; between both a person decides."),
        statements: z.int(),
      }),
    ),
    unsettled: z.int(),
    doubtful: z.int(),
    decisions: z.int(),
    sorting: z.object({ matcher: z.string(), reached: z.int(), last: z.int() }).nullable(),
    trials: z.array(
      z.object({
        id: z.int(),
        matcher: z.string(),
        against: z.string(),
        started_at: z.iso.datetime(),
        finished_at: z.iso.datetime().nullable(),
        editions: z.object({ before: z.int(), after: z.int() }),
        joined: z.int(),
        divided: z.int(),
        records: z.object({ concerned: z.int(), of: z.int() }),
        report: z.string(),
      }),
    ),
  }),
};
