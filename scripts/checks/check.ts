/** What one check found in a tree. */
export interface Outcome {
  /** One line or block of text for each fault; empty when the check passed. */
  readonly faults: readonly string[];
  /** What was looked at, said in a few words: `312 files`. */
  readonly looked: string;
}

/** One gate that the whole tree must pass. */
export interface Check {
  /** The name by which it is called on the command line. */
  readonly name: string;
  /** What it asks, as a short phrase for the report. */
  readonly asks: string;
  /** @param root absolute path of the checkout, or of a fixture tree in the checks' own tests */
  run(root: string): Promise<Outcome>;
}
