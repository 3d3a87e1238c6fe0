import { Bug, Conflict } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { isLocale } from "#kernel/i18n/locales.ts";
import { renderPage } from "#web/page.tsx";
import { type Person, personById, updateDetails } from "../db/people.ts";
import { endResetLinks } from "../db/reset-links.ts";
import { endSession, endSessions, sessionsOf } from "../db/sessions.ts";
import { passwordFault, pinFault } from "../domain/secrets.ts";
import { type SignedIn, viewerOf, worksHere } from "../domain/viewer.ts";
import { typed } from "../http/typed.ts";
import { isEmail, setPassword, setPin } from "../people.ts";
import { confirmPerson } from "../sign-in.ts";
import { type AccountForm, AccountPage, type AccountView } from "./account.tsx";
import type { Setting } from "./setting.ts";
import { rememberLocale } from "./sign-in-routes.tsx";
import { faultText, waitText } from "./words.ts";

/** `/account` and the forms on it. */
export function accountRoutes(setting: Setting): Route[] {
  const route = { needs: "account.own", bodyLimit: 8192 } as const;
  return [
    { ...route, method: "GET", path: "/account", handle: (c) => show(setting, c) },
    { ...route, method: "POST", path: "/account", handle: (c) => changeDetails(setting, c) },
    { ...route, method: "POST", path: "/account/password", handle: (c) => changePassword(setting, c) },
    { ...route, method: "POST", path: "/account/pin", handle: (c) => changePin(setting, c) },
    { ...route, method: "POST", path: "/account/sessions", handle: (c) => endOthers(setting, c) },
  ];
}

type Errors = Record<string, string>;
const doneWords = ["details", "password", "pin", "session"];

async function ownAccount(
  { database }: Setting,
  c: HouseContext,
): Promise<{ viewer: SignedIn; person: Person }> {
  const viewer = viewerOf(c);
  const person = viewer.kind === "person" ? await personById(database, viewer.id) : undefined;
  if (viewer.kind !== "person" || !person)
    throw new Bug("accounts.nobody", "The account page was reached without an account.");
  return { viewer, person };
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const done = c.req.query("done") ?? "";
  return draw(setting, c, {
    done: doneWords.includes(done) ? c.get("t")(`accounts.done.${done}`) : undefined,
  });
}

async function draw(setting: Setting, c: HouseContext, some: Partial<AccountView>): Promise<Response> {
  const { viewer, person } = await ownAccount(setting, c);
  const t = c.get("t");
  const view: AccountView = {
    ...{ t, locale: c.get("locale"), person, session: viewer.session, errors: {}, done: undefined },
    libraries: await setting.libraries(),
    sessions: await sessionsOf(setting.database, person, setting.clock.now()),
    values: { email: person.email ?? "", language: person.locale ?? "" },
    ...some,
  };
  const error = Object.keys(view.errors).length > 0;
  c.header("cache-control", "no-store");
  const title = t("accounts.account.title");
  return renderPage(c, { title, error, status: error ? 422 : 200 }, <AccountPage view={view} />);
}

/** What is wrong with the secret typed to confirm a change; its words go under `field`. */
async function confirmErrors(
  { database, clock, clientOf }: Setting,
  c: HouseContext,
  person: Person,
  current: string,
  field: string,
): Promise<Errors> {
  const t = c.get("t");
  if (current === "") return { [field]: t("accounts.missing.current") };
  const now = clock.now();
  const answer = await confirmPerson(database, person, current, { address: clientOf(c), now });
  if (answer.kind === "right") return {};
  return {
    [field]: answer.kind === "wait" ? waitText(t, answer.until, now) : t("accounts.fault.current-wrong"),
  };
}

async function changeDetails(setting: Setting, c: HouseContext): Promise<Response> {
  const { person } = await ownAccount(setting, c);
  const values = await typed(c, "email", "language", "current");
  const errors = await detailsErrors(setting, c, person, values);
  const again = (wrong: Errors) => draw(setting, c, { values, errors: { details: wrong } });
  if (Object.keys(errors).length > 0) return again(errors);
  const locale = isLocale(values.language) ? values.language : null;
  const email = values.email || null;
  try {
    await setting.database.transaction(async (tx) => {
      await updateDetails(tx, person.id, { email, locale });
      if (email !== person.email) await endResetLinks(tx, person.id);
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return again({ email: c.get("t")("accounts.fault.email-taken") });
  }
  if (locale) rememberLocale(c, locale);
  return c.redirect("/account?done=details", 303);
}

/** A new address can ask for a new password: whoever gives one shows first to be the account's owner. */
async function detailsErrors(
  setting: Setting,
  c: HouseContext,
  person: Person,
  { email, current }: { email: string; current: string },
): Promise<Errors> {
  const t = c.get("t");
  if (email === (person.email ?? "")) return {};
  if (email !== "" && !isEmail(email)) return { email: t("accounts.fault.email-wrong") };
  if (email === "" && person.cards.length === 0) return { email: t("accounts.fault.email-needed") };
  return confirmErrors(setting, c, person, current, "current");
}

async function changePassword(setting: Setting, c: HouseContext): Promise<Response> {
  const { viewer, person } = await ownAccount(setting, c);
  const { current, password } = await typed(c, "current", "password");
  const staff = worksHere(person.roles);
  const fault = passwordFault(password, { staff, own: [person.name, person.email] });
  const errors = {
    ...(await confirmErrors(setting, c, person, current, "current-password")),
    ...(fault && { password: faultText(c.get("t"), fault, staff) }),
    ...(!person.email && { form: c.get("t")("accounts.fault.email-needed") }),
  };
  if (Object.keys(errors).length > 0) return drawErrors(setting, c, "password", errors);
  await setting.database.transaction((tx) => setPassword(tx, person.id, password, viewer.session));
  return c.redirect("/account?done=password", 303);
}

async function changePin(setting: Setting, c: HouseContext): Promise<Response> {
  const { viewer, person } = await ownAccount(setting, c);
  const { current, pin, card: chosen } = await typed(c, "current", "pin", "card");
  const card = person.cards[Number(chosen || 0)];
  if (!card) return drawErrors(setting, c, "pin", { form: c.get("t")("accounts.missing.card") });
  const fault = pinFault(pin, card.number);
  const errors = {
    ...(await confirmErrors(setting, c, person, current, "current-pin")),
    ...(fault && { pin: faultText(c.get("t"), fault, false) }),
  };
  if (Object.keys(errors).length > 0) return drawErrors(setting, c, "pin", errors);
  await setting.database.transaction((tx) => setPin(tx, person.id, card, pin, viewer.session));
  return c.redirect("/account?done=pin", 303);
}

function drawErrors(setting: Setting, c: HouseContext, form: AccountForm, errors: Errors): Promise<Response> {
  return draw(setting, c, { errors: { [form]: errors } });
}

async function endOthers(setting: Setting, c: HouseContext): Promise<Response> {
  const { viewer } = await ownAccount(setting, c);
  const { all, session } = await typed(c, "all", "session");
  if (all === "") {
    await endSession(setting.database, viewer.id, session);
    return c.redirect("/account?done=session", 303);
  }
  await endSessions(setting.database, viewer.id);
  setting.cookie.clear(c);
  return c.redirect("/sign-in?done=signed-out-everywhere", 303);
}
