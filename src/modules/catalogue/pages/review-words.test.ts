import { describe, expect, test } from "vitest";
import { Messages } from "#kernel/i18n/messages.ts";
import { catalogueFolders } from "../folders.ts";
import { fieldText, reasonChoices, statementText, weightText } from "./review-words.ts";

const messages = Messages.read([catalogueFolders.messages]);
const speech = { t: messages.translator("en"), locale: "en" } as const;

describe("the words of a case", () => {
  test("name a reason that nobody has words for by its code", () => {
    const reason = { code: "of-tomorrow", weight: 1, params: { a: 1, b: 2 } };
    expect(statementText(speech, reason)).toBe("A reason without words here yet (of-tomorrow)");
    const parts = [{ code: "isbn-same", params: { a: "9780306406157" } }, reason];
    expect(statementText(speech, { code: "together", weight: 1, params: {}, parts })).toBe(
      "A reason without words here yet (together)",
    );
  });

  test("call kinds of reason by what they say, those that say the same as one", () => {
    const choices = reasonChoices(speech, [
      "coded-year-far",
      "isbn-same",
      "coded-year-1-apart",
      "of-tomorrow",
    ]);
    expect(choices).toEqual([
      { value: "isbn-same", label: "Both have the ISBN" },
      { value: "of-tomorrow", label: "of-tomorrow" },
      { value: "coded-year-1-apart,coded-year-far", label: "The coded years differ" },
    ]);
  });

  test("say what coded dates mean", () => {
    const dates = (value: string) => fieldText(speech, "dates", value);
    expect(dates("s 1998")).toBe("1998");
    expect(dates("m 1998 2004")).toBe("1998–2004");
    expect(dates("r 2004 1861")).toBe("2004, reprint of 1861");
    expect(dates("r uuuu 1861")).toBe("unknown year, reprint of 1861");
    expect(dates("q 198u 1990")).toBe("between 198? and 1990");
    expect(dates("t 2004 2003")).toBe("2004, copyright 2003");
  });

  test("give weights their sign, and codes their names", () => {
    expect([weightText(speech, 2.04), weightText(speech, -0.25), weightText(speech, 0)]).toEqual([
      "+2",
      "-0.3",
      "0",
    ]);
    expect(fieldText(speech, "languages", "spa")).toBe("Spanish");
    expect(fieldText(speech, "format", "score")).toBe("Sheet music");
  });
});
