import type { HouseContext } from "#kernel/http/env.ts";

/**
 * What was typed into the named fields of a form; empty where one is missing or is a file. Passwords and PINs
 * stay as they are, all else loses the spaces around it.
 */
export async function typed<Name extends string>(
  c: HouseContext,
  ...names: readonly Name[]
): Promise<Record<Name, string>> {
  const form = await c.req.parseBody();
  const value = (name: Name) => {
    const text = form[name];
    if (typeof text !== "string") return "";
    return secretFields.has(name) ? text : text.trim();
  };
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, string>;
}

const secretFields: ReadonlySet<string> = new Set(["password", "pin", "current"]);
