import type { Command } from "commander";
import type { Role } from "#modules/accounts";
import { readSecret } from "./read-secret.ts";
import { withStore } from "./with-store.ts";

interface AddOptions {
  name: string;
  email?: string;
  library?: string;
  role: Role;
  card?: string;
}
interface ListOptions {
  search?: string;
  role?: Role;
  library?: string;
  json?: boolean;
}
interface RoleOptions {
  library?: string;
}

const examples = `
Examples:
  npx commonshelf user add --role coordinator --name "Network office" --email office@example.org
  npx commonshelf user add --role staff --library ZZ-NGT --name "Desk" --email desk@example.org
  npx commonshelf user grant desk@example.org staff --library ZZ-SRA
  echo "a long new password" | npx commonshelf user password office@example.org

Passwords are asked for, or read from standard input: on a command line others could see them.`;

/** `commonshelf user ...`: accounts of staff and coordinators, from the keeper's own terminal. */
export function register(program: Command): void {
  const user = program.command("user").description("add, list, change and remove accounts");
  user.addHelpText("after", examples);
  user
    .command("add")
    .description("give somebody an account; asks for the password (or, with --card, for the PIN)")
    .requiredOption("--name <name>", "how the person is called")
    .option("--email <address>", "mail address to sign in with")
    .option("--role <role>", "reader, staff or coordinator", "staff")
    .option("--library <isil>", "library where staff work, or the reader's own")
    .option("--card <number>", "number of a reader's card")
    .action(add);
  user
    .command("list")
    .description("list accounts")
    .option("--search <text>", "part of the name, or the whole mail address or card number")
    .option("--role <role>", "only these: reader, staff or coordinator")
    .option("--library <isil>", "only of this library")
    .option("--json", "as JSON")
    .action(list);
  user
    .command("remove")
    .argument("<email>")
    .description("remove an account with all it knows")
    .action(remove);
  user.command("password").argument("<email>").description("set a new password").action(password);
  for (const change of ["grant", "revoke"] as const)
    user
      .command(change)
      .description(change === "grant" ? "give a role" : "take a role away")
      .argument("<email>")
      .argument("<role>", "reader, staff or coordinator")
      .option("--library <isil>", "library where the role is held; none for a coordinator")
      .action((email: string, role: string, options: RoleOptions) =>
        changeRole(change, email, role, options),
      );
}

const roles: readonly string[] = ["reader", "staff", "coordinator"];

async function refuseOtherRole(role: string): Promise<void> {
  if (roles.includes(role)) return;
  const { Invalid } = await import("#kernel/errors.ts");
  throw new Invalid("app.role", `"${role}" is no role. Choose one of ${roles.join(", ")}.`);
}

/** Opens the accounts and the person with a mail address. */
async function withPerson(
  email: string,
  work: (found: { accounts: Accounts; tx: Tx; person: Person }) => Promise<void>,
): Promise<void> {
  const accounts = await import("#modules/accounts");
  const { NotFound } = await import("#kernel/errors.ts");
  await withStore(true, ({ store }) =>
    store.database.transaction(async (tx) => {
      const person = await accounts.personByEmail(tx, email);
      if (!person) throw new NotFound("app.no-person", `No account has the mail address ${email}.`);
      await work({ accounts, tx, person });
    }),
  );
}
type Accounts = typeof import("#modules/accounts");
type Person = import("#modules/accounts").Person;
type Tx = import("#kernel/database/database.ts").Transaction;

async function add({ name, email, role, library, card }: AddOptions): Promise<void> {
  await refuseOtherRole(role);
  const secret = await readSecret(card ? "PIN" : "Password");
  const { addPerson, recordAction } = await import("#modules/accounts");
  const held = { role, library: role === "coordinator" ? null : (library ?? null) };
  await withStore(true, ({ store }) =>
    store.database.transaction(async (tx) => {
      const id = await addPerson(tx, {
        ...{ name, email: email ?? null, homeLibrary: library ?? null, roles: [held] },
        ...(card ? { card, pin: secret } : { password: secret }),
      });
      await recordAction(tx, { ...byCommandLine, action: "accounts.person-added", subject: `person:${id}` });
    }),
  );
  console.log(`${name} has an account now and can sign in.`);
}

const byCommandLine = { viewer: { kind: "anonymous" } } as const;

async function list({ search, role, library, json }: ListOptions): Promise<void> {
  if (role) await refuseOtherRole(role);
  const { listPeople } = await import("#modules/accounts");
  const people = await withStore(true, ({ store }) =>
    listPeople(store.database, { search, role, library, limit: 10_000 }),
  );
  if (json) return console.log(JSON.stringify(people));
  for (const { name, email, roles } of people) {
    const held = roles.map((each) => (each.library ? `${each.role} at ${each.library}` : each.role));
    console.log([name, email ?? "-", held.join(", ")].join("\t"));
  }
  if (people.length === 0) console.log("No account was found.");
}

async function remove(email: string): Promise<void> {
  await withPerson(email, async ({ accounts, tx, person }) => {
    await accounts.removePerson(tx, person.id);
    const done = { action: "accounts.person-removed", subject: `person:${person.id}` };
    await accounts.recordAction(tx, { ...byCommandLine, ...done });
  });
  console.log(`The account of ${email} is gone.`);
}

async function password(email: string): Promise<void> {
  const secret = await readSecret("New password");
  await withPerson(email, async ({ accounts, tx, person }) => {
    await accounts.setPassword(tx, person.id, secret);
    const done = { action: "accounts.password-set", subject: `person:${person.id}` };
    await accounts.recordAction(tx, { ...byCommandLine, ...done });
  });
  console.log(`${email} has a new password, and is signed out everywhere.`);
}

async function changeRole(
  change: "grant" | "revoke",
  email: string,
  role: string,
  { library }: RoleOptions,
): Promise<void> {
  await refuseOtherRole(role);
  const { Invalid } = await import("#kernel/errors.ts");
  if (role === "staff" && !library)
    throw new Invalid("app.role-library", "Staff work at a library: say which with --library.");
  const held = { role: role as Role, library: role === "coordinator" ? null : (library ?? null) };
  await withPerson(email, async ({ accounts, tx, person }) => {
    if (change === "grant") await accounts.grantRole(tx, person.id, held);
    else await accounts.revokeRole(tx, person.id, held);
    const action = change === "grant" ? "accounts.role-granted" : "accounts.role-revoked";
    const details = { role, ...(library && { library }) };
    await accounts.recordAction(tx, { ...byCommandLine, action, subject: `person:${person.id}`, details });
  });
  console.log(
    `${email} ${change === "grant" ? "is now" : "is no longer"} ${role}${library ? ` at ${library}` : ""}.`,
  );
}
