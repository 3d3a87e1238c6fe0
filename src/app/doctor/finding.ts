/** What the doctor found about one thing. */
export interface Finding {
  /** Short, stable name of what was looked at. */
  readonly about: string;
  /** `wrong` keeps the house from working; a `note` is worth knowing. */
  readonly kind: "good" | "note" | "wrong";
  /** One sentence: what was found. */
  readonly says: string;
  /** What to do, where something should be done. */
  readonly advice?: string;
}

export const good = (about: string, says: string): Finding => ({ about, kind: "good", says });
export const note = (about: string, says: string, advice: string): Finding => ({
  ...{ about, says, advice },
  kind: "note",
});
export const wrong = (about: string, says: string, advice: string): Finding => ({
  ...{ about, says, advice },
  kind: "wrong",
});
