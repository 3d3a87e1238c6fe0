import { describe, expect, test } from "vitest";
import { Bug } from "#kernel/errors.ts";
import { type Holder, may, permissions } from "./permissions.ts";
import { anonymous, type RoleAt, type SignedIn } from "./viewer.ts";

const person = (...roles: RoleAt[]): SignedIn => ({
  kind: "person",
  id: 1,
  name: "A person",
  email: null,
  homeLibrary: "ZZ-N",
  roles,
  session: "s",
});
const reader = person({ role: "reader", library: "ZZ-N" });
const staff = person({ role: "staff", library: "ZZ-N" });
const coordinator = person({ role: "coordinator", library: null });

// Columns: anonymous, reader, staff asking at the own library, at another one, at any, coordinator.
const expected: Record<Holder, [boolean, boolean, boolean, boolean, boolean, boolean]> = {
  everyone: [true, true, true, true, true, true],
  "signed-in": [false, true, true, true, true, true],
  "library-staff": [false, false, true, false, true, true],
  coordinator: [false, false, false, false, false, true],
};

describe("the table of permissions", () => {
  test.each(Object.entries(permissions))("%s is held by those its line names", (name, { holder }) => {
    expect([
      may(anonymous, name, "ZZ-N"),
      may(reader, name, "ZZ-N"),
      may(staff, name, "ZZ-N"),
      may(staff, name, "ZZ-H"),
      may(staff, name),
      may(coordinator, name, "ZZ-H"),
    ]).toEqual(expected[holder]);
  });

  test("a permission that is not in the table is a mistake of the program", () => {
    expect(() => may(coordinator, "directory.edti")).toThrow(Bug);
    expect(() => may(coordinator, "toString")).toThrow(Bug);
  });

  test("a reader's role at a library gives no right of its staff", () => {
    expect(may(person({ role: "reader", library: "ZZ-H" }), "directory.edit", "ZZ-H")).toBe(false);
  });
});
