import { Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { renderPage } from "#web/page.tsx";
import { recordAction } from "../db/audit.ts";
import { countPeople, listPeople, type PeopleFilter, personById } from "../db/people.ts";
import { pinFault } from "../domain/secrets.ts";
import {
  isCoordinator,
  librariesServed,
  type Role,
  type RoleAt,
  roles,
  type Viewer,
  viewerOf,
} from "../domain/viewer.ts";
import { typed } from "../http/typed.ts";
import { type MailSetting, sendLink } from "../jobs/reset-link.ts";
import { addPerson, isEmail } from "../people.ts";
import { PeoplePage } from "./people.tsx";
import { NewPersonPage, type PersonValues } from "./person.tsx";
import type { LibraryChoice, Setting } from "./setting.ts";
import { faultText } from "./words.ts";

const pageSize = 50;
type StaffSetting = Setting & MailSetting;
type Errors = Record<string, string>;

/** `/staff/people` and `/staff/people/new`. */
export function peopleRoutes(setting: StaffSetting): Route[] {
  const route = { needs: "accounts.readers", bodyLimit: 8192 } as const;
  return [
    { ...route, method: "GET", path: "/staff/people", handle: (c) => list(setting, c) },
    { ...route, method: "GET", path: "/staff/people/new", handle: (c) => showNew(setting, c) },
    { ...route, method: "POST", path: "/staff/people/new", handle: (c) => takeNew(setting, c) },
  ];
}

/** The libraries that the viewer may choose for a person: all for coordinators, else the viewer's own. */
export function choosable(viewer: Viewer, libraries: readonly LibraryChoice[]): readonly LibraryChoice[] {
  if (isCoordinator(viewer)) return libraries;
  const served = librariesServed(viewer);
  return libraries.filter(({ isil }) => served.includes(isil));
}

/** A role by its name, or undefined. */
export function roleNamed(name: string): Role | undefined {
  return roles.find((role) => role === name);
}

async function list(setting: Setting, c: HouseContext): Promise<Response> {
  const t = c.get("t");
  const viewer = viewerOf(c);
  const everyone = isCoordinator(viewer);
  const chosen = {
    q: c.req.query("q")?.trim() ?? "",
    role: everyone ? (roleNamed(c.req.query("role") ?? "") ?? "") : "",
    library: everyone ? (c.req.query("library") ?? "") : "",
  };
  const filter: PeopleFilter = {
    search: chosen.q,
    role: roleNamed(chosen.role),
    library: chosen.library,
    readersOf: everyone ? undefined : librariesServed(viewer),
  };
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query("page") ?? 1)) || 1), 10_000);
  const people = await listPeople(setting.database, {
    ...filter,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const view = {
    ...{ t, locale: c.get("locale"), people, page, pageSize, chosen, everyone },
    total: await countPeople(setting.database, filter),
    libraries: await setting.libraries(),
    done: c.req.query("done") === "removed" ? t("accounts.done.removed") : undefined,
  };
  c.header("cache-control", "no-store");
  const title = t(everyone ? "accounts.people.title" : "accounts.people.title-readers");
  return renderPage(c, { title, staff: true }, <PeoplePage view={view} />);
}

async function showNew(setting: Setting, c: HouseContext): Promise<Response> {
  const own = librariesServed(viewerOf(c));
  const library = own.length === 1 ? own[0]! : "";
  return drawNew(setting, c, { name: "", email: "", library, card: "", role: "reader" }, {});
}

async function drawNew(
  setting: Setting,
  c: HouseContext,
  values: PersonValues,
  errors: Errors,
): Promise<Response> {
  const t = c.get("t");
  const viewer = viewerOf(c);
  const view = {
    ...{ t, values, errors, everyone: isCoordinator(viewer) },
    libraries: choosable(viewer, await setting.libraries()),
  };
  const error = Object.keys(errors).length > 0;
  c.header("cache-control", "no-store");
  const title = t("accounts.people.add");
  return renderPage(
    c,
    { title, staff: true, error, status: error ? 422 : 200 },
    <NewPersonPage view={view} />,
  );
}

async function takeNew(setting: StaffSetting, c: HouseContext): Promise<Response> {
  const form = await typed(c, "name", "email", "library", "card", "pin", "role");
  const viewer = viewerOf(c);
  // Only coordinators are asked for a role: others add readers, whatever the form says.
  const role = isCoordinator(viewer) ? (roleNamed(form.role) ?? "reader") : "reader";
  const allowed = choosable(viewer, await setting.libraries());
  const errors = newPersonErrors(c, form, role, allowed);
  if (Object.keys(errors).length > 0) return drawNew(setting, c, form, errors);
  try {
    const id = await add(setting, c, form, role);
    return c.redirect(`/staff/people/${id}?done=added`, 303);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const field = error.code === "accounts.email-taken" ? "email" : "card";
    return drawNew(setting, c, form, { [field]: c.get("t")(`accounts.fault.${field}-taken`) });
  }
}

type NewForm = Record<"name" | "email" | "library" | "card" | "pin" | "role", string>;

function newPersonErrors(
  c: HouseContext,
  form: NewForm,
  role: Role,
  allowed: readonly LibraryChoice[],
): Errors {
  const t = c.get("t");
  const errors = detailErrors(c, form, allowed, role !== "coordinator");
  if (form.card === "" && form.pin !== "") errors.card = t("accounts.missing.card");
  if (form.card !== "" && form.pin === "") errors.pin = t("accounts.missing.pin");
  // A card belongs to a library: a coordinator without one cannot hold it.
  if (form.card !== "" && form.library === "") errors.library = t("accounts.missing.library");
  if (form.card === "" && form.email === "" && form.pin === "") errors.form = t("accounts.fault.no-way-in");
  const fault = form.pin === "" ? undefined : pinFault(form.pin, form.card);
  if (fault) errors.pin = faultText(t, fault, false);
  if (role === "staff" && form.email === "") errors.email = t("accounts.missing.email");
  return errors;
}

/** What is wrong with name, mail and library; staff of a library cannot choose another. */
export function detailErrors(
  c: HouseContext,
  { name, email, library }: { name: string; email: string; library: string },
  allowed: readonly LibraryChoice[],
  needsLibrary: boolean,
): Errors {
  const t = c.get("t");
  const errors: Errors = {};
  if (name === "") errors.name = t("accounts.missing.name");
  if (email !== "" && !isEmail(email)) errors.email = t("accounts.fault.email-wrong");
  const isAllowed = allowed.some(({ isil }) => isil === library);
  if (library === "" ? needsLibrary : !isAllowed) errors.library = t("accounts.missing.library");
  return errors;
}

function add(setting: StaffSetting, c: HouseContext, form: NewForm, role: Role): Promise<number> {
  const held: RoleAt = { role, library: role === "coordinator" ? null : form.library };
  const viewer = viewerOf(c);
  const library = form.library || undefined;
  return setting.database.transaction(async (tx) => {
    const { name, email, card, pin } = form;
    const id = await addPerson(tx, {
      ...{ name, email, homeLibrary: library ?? null, roles: [held] },
      ...(card && { card, pin }),
    });
    const action = "accounts.person-added";
    await recordAction(tx, { viewer, action, subject: `person:${id}`, library, details: { role } });
    const person = await personById(tx, id);
    if (person?.email) await sendLink(tx, setting, person, "invitation", c.get("locale"));
    return id;
  });
}
