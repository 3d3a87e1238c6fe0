import { describe, expect, test } from "vitest";
import { passwordFault, pinFault, plainCardNumber, plainDigits, plainPassword } from "./secrets.ts";

const staff = { staff: true };
const reader = { staff: false };

describe("a new password", () => {
  test("needs ten characters from staff and eight from readers, counted as people count", () => {
    expect(passwordFault("oak tree 9", staff)).toBeUndefined();
    expect(passwordFault("oak tree9", staff)).toBe("password-too-short");
    expect(passwordFault("oak tree", reader)).toBeUndefined();
    expect(passwordFault("oak tre", reader)).toBe("password-too-short");
    expect(passwordFault("🌳🌲🌴🌵", reader)).toBe("password-too-short");
  });

  test("needs no mixture of characters", () => {
    expect(passwordFault("correct horse battery", staff)).toBeUndefined();
    expect(passwordFault("المكتبة الجميلة", staff)).toBeUndefined();
  });

  test.each(["password1234", "Perpustakaan1", "1234567890", "aaaaaaaaaaaa", "abcabcabcabc", "qwertyuiop"])(
    "refuses %s, which everybody tries first",
    (password) => expect(passwordFault(password, staff)).toBe("password-too-common"),
  );

  test("is not the person's own name or mail address", () => {
    const own = ["Northgate Staff", "staff.northgate@example.org"];
    expect(passwordFault("northgate staff", { staff: true, own })).toBe("password-too-common");
    expect(passwordFault("staff.northgate", { staff: true, own })).toBe("password-too-common");
  });

  test("may be long but not endless", () => {
    expect(passwordFault("oak ".repeat(50), staff)).toBe("password-too-common");
    expect(passwordFault("the long way home ".repeat(20), staff)).toBe("password-too-long");
  });

  test("is the same however an accent is typed", () => {
    expect(plainPassword("cafe\u0301")).toBe(plainPassword("caf\u00e9"));
  });
});

describe("a new PIN", () => {
  test.each(["123", "12a4", "", "1234567890123"])("refuses %j, which is not 4 to 12 digits", (pin) =>
    expect(pinFault(pin)).toBe("pin-digits"),
  );

  test.each(["1234", "4321", "0000", "1212", "2580", "123123", "١٢٣٤"])(
    "refuses %s, which everybody tries",
    (pin) => expect(pinFault(pin)).toBe("pin-too-common"),
  );

  test("is not the number of the card", () => {
    expect(pinFault("830472", "830472")).toBe("pin-too-common");
    expect(pinFault("830472", "830473")).toBeUndefined();
  });

  test("can be typed in the digits of any keyboard", () => {
    expect(plainDigits("٨٣٠٤")).toBe("8304");
    expect(plainDigits("۸۳۰۴")).toBe("8304");
    expect(plainDigits("８３０４")).toBe("8304");
    expect(plainCardNumber(" n 12 ٣٤ ")).toBe("N1234");
  });
});
