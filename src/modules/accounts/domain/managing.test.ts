import { describe, expect, test } from "vitest";
import { mayManage } from "./managing.ts";
import { anonymous, type Role, type SignedIn } from "./viewer.ts";

const viewer = (role: Role, library: string | null): SignedIn => ({
  kind: "person",
  id: 1,
  name: "Viewer",
  email: null,
  homeLibrary: library,
  roles: [{ role, library }],
  session: "s",
});
const person = (homeLibrary: string | null, ...roles: [Role, string | null][]) => ({
  homeLibrary,
  roles: roles.map(([role, library]) => ({ role, library })),
});

describe("who looks after whom", () => {
  test("staff look after the readers of their own library alone", () => {
    const staff = viewer("staff", "ZZ-N");
    expect(mayManage(staff, person("ZZ-N", ["reader", "ZZ-N"]))).toBe(true);
    expect(mayManage(staff, person("ZZ-H", ["reader", "ZZ-H"]))).toBe(false);
    expect(mayManage(staff, person(null, ["reader", null]))).toBe(false);
  });

  test("staff cannot change a colleague or a coordinator who also borrows at the library", () => {
    const staff = viewer("staff", "ZZ-N");
    expect(mayManage(staff, person("ZZ-N", ["reader", "ZZ-N"], ["staff", "ZZ-N"]))).toBe(false);
    expect(mayManage(staff, person("ZZ-N", ["reader", "ZZ-N"], ["coordinator", null]))).toBe(false);
  });

  test("coordinators look after everyone, readers and visitors after nobody", () => {
    const everyone = [person("ZZ-N", ["reader", "ZZ-N"]), person(null, ["coordinator", null])];
    expect(everyone.map((each) => mayManage(viewer("coordinator", null), each))).toEqual([true, true]);
    expect(everyone.map((each) => mayManage(viewer("reader", "ZZ-N"), each))).toEqual([false, false]);
    expect(everyone.map((each) => mayManage(anonymous, each))).toEqual([false, false]);
  });
});
