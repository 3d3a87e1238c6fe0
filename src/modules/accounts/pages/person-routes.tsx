import type { Transaction } from "#kernel/database/database.ts";
import { Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { renderPage } from "#web/page.tsx";
import { recordAction } from "../db/audit.ts";
import {
  grantRole,
  noSuchPerson,
  otherCoordinators,
  type Person,
  personById,
  removePerson,
  revokeRole,
  updateDetails,
  updateNameAndLibrary,
} from "../db/people.ts";
import { endResetLinks } from "../db/reset-links.ts";
import { endSessions } from "../db/sessions.ts";
import { mayManage } from "../domain/managing.ts";
import { pinFault } from "../domain/secrets.ts";
import { isCoordinator, type RoleAt, viewerOf, worksHere } from "../domain/viewer.ts";
import { typed } from "../http/typed.ts";
import { type MailSetting, sendLink } from "../jobs/reset-link.ts";
import { setPin } from "../people.ts";
import { choosable, detailErrors, roleNamed } from "./people-routes.tsx";
import { PersonPage, type PersonValues, pinField } from "./person.tsx";
import type { Setting } from "./setting.ts";
import { faultText } from "./words.ts";

type StaffSetting = Setting & MailSetting;
type Errors = Record<string, string>;
const doneWords = ["added", "details", "pin", "roles", "sessions-ended", "link-sent"];

/** `/staff/people/:id` and what can be done there. */
export function personRoutes(setting: StaffSetting): Route[] {
  const route = { needs: "accounts.readers", bodyLimit: 8192 } as const;
  const post = { ...route, method: "POST" } as const;
  return [
    { ...route, method: "GET", path: "/staff/people/:id", handle: (c) => show(setting, c) },
    { ...post, path: "/staff/people/:id", handle: (c) => changeDetails(setting, c) },
    { ...post, path: "/staff/people/:id/pin", handle: (c) => changePin(setting, c) },
    {
      ...post,
      path: "/staff/people/:id/roles",
      needs: "accounts.manage",
      handle: (c) => changeRoles(setting, c),
    },
    { ...post, path: "/staff/people/:id/link", handle: (c) => mailLink(setting, c) },
    { ...post, path: "/staff/people/:id/end-sessions", handle: (c) => signOutEverywhere(setting, c) },
    { ...post, path: "/staff/people/:id/remove", handle: (c) => remove(setting, c) },
  ];
}

/** @throws NotFound for those whom the viewer does not look after: not even that they exist is told */
async function managedPerson({ database }: Setting, c: HouseContext): Promise<Person> {
  const id = Number(c.req.param("id"));
  const person = Number.isSafeInteger(id) ? await personById(database, id) : undefined;
  if (!person || !mayManage(viewerOf(c), person)) throw noSuchPerson();
  return person;
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  return draw(setting, c, await managedPerson(setting, c), {});
}

async function draw(
  setting: Setting,
  c: HouseContext,
  person: Person,
  errors: Errors,
  values: Partial<PersonValues> = {},
): Promise<Response> {
  const t = c.get("t");
  const viewer = viewerOf(c);
  const done = c.req.query("done") ?? "";
  const allLibraries = await setting.libraries();
  const { name, email, homeLibrary } = person;
  const view = {
    ...{ t, person, errors, allLibraries, everyone: isCoordinator(viewer) },
    libraries: choosable(viewer, allLibraries),
    values: { name, email: email ?? "", library: homeLibrary ?? "", card: "", role: "", ...values },
    done: doneWords.includes(done) ? t(`accounts.done.${done}`) : undefined,
  };
  const error = Object.keys(errors).length > 0;
  c.header("cache-control", "no-store");
  return renderPage(
    c,
    { title: name, staff: true, error, status: error ? 422 : 200 },
    <PersonPage view={view} />,
  );
}

/** Does something to a person and writes it into the trail, in one transaction; then back to the page. */
async function act(
  { database }: Setting,
  c: HouseContext,
  person: Person,
  action: string,
  done: string,
  work: (tx: Transaction) => Promise<unknown>,
  details: Record<string, string | number> = {},
): Promise<Response> {
  const viewer = viewerOf(c);
  const library = person.homeLibrary ?? undefined;
  await database.transaction(async (tx) => {
    await work(tx);
    await recordAction(tx, { viewer, action, subject: `person:${person.id}`, library, details });
  });
  const page = done === "removed" ? "/staff/people" : `/staff/people/${person.id}`;
  return c.redirect(`${page}?done=${done}`, 303);
}

async function changeDetails(setting: Setting, c: HouseContext): Promise<Response> {
  const person = await managedPerson(setting, c);
  const form = await typed(c, "name", "email", "library");
  const allowed = choosable(viewerOf(c), await setting.libraries());
  const needsLibrary = person.roles.some(({ role }) => role === "reader");
  const errors = detailErrors(c, form, allowed, needsLibrary);
  if (form.email === "" && (person.cards.length === 0 || worksHere(person.roles)))
    errors.email = c.get("t")("accounts.fault.email-needed");
  if (Object.keys(errors).length > 0) return draw(setting, c, person, errors, form);
  const email = form.email || null;
  try {
    return await act(setting, c, person, "accounts.person-changed", "details", async (tx) => {
      await updateNameAndLibrary(tx, person.id, { name: form.name, homeLibrary: form.library || null });
      await updateDetails(tx, person.id, { email, locale: person.locale });
      if (email !== person.email) await endResetLinks(tx, person.id);
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return draw(setting, c, person, { email: c.get("t")("accounts.fault.email-taken") }, form);
  }
}

async function changePin(setting: Setting, c: HouseContext): Promise<Response> {
  const person = await managedPerson(setting, c);
  const { pin, card: chosen } = await typed(c, "pin", "card");
  const at = Number(chosen || 0);
  const card = person.cards[at];
  if (!card) return draw(setting, c, person, { form: c.get("t")("accounts.missing.card") });
  const fault = pinFault(pin, card.number);
  if (fault) return draw(setting, c, person, { [pinField(at)]: faultText(c.get("t"), fault, false) });
  return act(setting, c, person, "accounts.pin-set", "pin", (tx) => setPin(tx, person.id, card, pin));
}

async function changeRoles(setting: Setting, c: HouseContext): Promise<Response> {
  const t = c.get("t");
  const person = await managedPerson(setting, c);
  const { do: what, role: name, library } = await typed(c, "do", "role", "library");
  const role = roleNamed(name);
  if (!role) return draw(setting, c, person, { role: t("accounts.missing.role") });
  const held: RoleAt = { role, library: library || null };
  const details = { role, at: library || "network" };
  if (what === "revoke") {
    const work = async (tx: Transaction) => {
      if (role === "coordinator") await keepOneCoordinator(tx, person);
      await revokeRole(tx, person.id, held);
    };
    const acting = act(setting, c, person, "accounts.role-revoked", "roles", work, details);
    return orLastCoordinator(setting, c, person, acting);
  }
  const known = (await setting.libraries()).some(({ isil }) => isil === library);
  if (role === "coordinator" ? held.library : !known)
    return draw(setting, c, person, {
      "role-library": t(
        role === "coordinator" ? "accounts.fault.library-needless" : "accounts.missing.library",
      ),
    });
  const work = (tx: Transaction) => grantRole(tx, person.id, held);
  return act(setting, c, person, "accounts.role-granted", "roles", work, details);
}

/**
 * Without a coordinator nobody could give roles any more, but on the command line.
 *
 * @throws Conflict where the person is the last one
 */
async function keepOneCoordinator(tx: Transaction, person: Person): Promise<void> {
  if (
    isCoordinator({ ...person, kind: "person", session: "" }) &&
    (await otherCoordinators(tx, person.id)) === 0
  )
    throw new Conflict("accounts.last-coordinator", "The network needs one coordinator at least.");
}

/** Tries an act that can take the last coordinator away; then the page says why it was not done. */
async function orLastCoordinator(
  setting: Setting,
  c: HouseContext,
  person: Person,
  acting: Promise<Response>,
): Promise<Response> {
  try {
    return await acting;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return draw(setting, c, person, { form: c.get("t")("accounts.fault.last-coordinator") });
  }
}

async function mailLink(setting: StaffSetting, c: HouseContext): Promise<Response> {
  const person = await managedPerson(setting, c);
  if (!person.email) return draw(setting, c, person, { email: c.get("t")("accounts.missing.email") });
  const kind = person.hasPassword ? "reset" : "invitation";
  return act(setting, c, person, "accounts.link-sent", "link-sent", (tx) =>
    sendLink(tx, setting, person, kind, c.get("locale")),
  );
}

async function signOutEverywhere(setting: Setting, c: HouseContext): Promise<Response> {
  const person = await managedPerson(setting, c);
  return act(setting, c, person, "accounts.sessions-ended", "sessions-ended", (tx) =>
    endSessions(tx, person.id),
  );
}

async function remove(setting: Setting, c: HouseContext): Promise<Response> {
  const person = await managedPerson(setting, c);
  const removing = act(setting, c, person, "accounts.person-removed", "removed", async (tx) => {
    await keepOneCoordinator(tx, person);
    await removePerson(tx, person.id);
  });
  return orLastCoordinator(setting, c, person, removing);
}
