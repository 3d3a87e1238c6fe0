import { expect, test } from "vitest";
import { refuseOldServer } from "./version.ts";

test("a server that is too old is refused with what to do", () => {
  expect(() => refuseOldServer(140_023, "14.23")).toThrow(
    /^The database server is PostgreSQL 14\.23, which is too old\. Use PostgreSQL 15 or newer/,
  );
  expect(() => refuseOldServer(150_000, "15.0")).not.toThrow();
  expect(() => refuseOldServer(180_004, "18.4")).not.toThrow();
});
