import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { addJob } from "#kernel/jobs.ts";
import { renderPage } from "#web/page.tsx";
import { countTry } from "../db/guesses.ts";
import { type Person, personById } from "../db/people.ts";
import { personByResetLink, useResetLink } from "../db/reset-links.ts";
import { passwordFault, pinFault, type SecretFault } from "../domain/secrets.ts";
import { worksHere } from "../domain/viewer.ts";
import { typed } from "../http/typed.ts";
import { isEmail, setPassword, setPin } from "../people.ts";
import { ForgottenPage, LinkOverPage, ResetPage } from "./forgotten.tsx";
import type { Setting } from "./setting.ts";
import { faultText, waitText } from "./words.ts";

/** `/forgotten` and `/reset/:token`. */
export function forgottenRoutes(setting: Setting): Route[] {
  const route = { needs: "public.read", bodyLimit: 8192 } as const;
  return [
    { ...route, method: "GET", path: "/forgotten", handle: (c) => drawForgotten(c, 200, "", {}) },
    { ...route, method: "POST", path: "/forgotten", handle: (c) => askForLink(setting, c) },
    { ...route, method: "GET", path: "/reset/:token", handle: (c) => openLink(setting, c) },
    { ...route, method: "POST", path: "/reset/:token", handle: (c) => useLink(setting, c) },
  ];
}

function drawForgotten(
  c: HouseContext,
  status: 200 | 422 | 429,
  email: string,
  errors: Record<string, string>,
): Response {
  const t = c.get("t");
  const sent = c.req.query("done") === "sent";
  c.header("cache-control", "no-store");
  return renderPage(
    c,
    { title: t("accounts.forgotten.title"), status, error: status !== 200, robots: "noindex" },
    <ForgottenPage t={t} email={email} errors={errors} sent={sent} />,
  );
}

/**
 * Answers the same, and after the same time, whether the address is known or not: a job looks it up. The
 * requests are counted like wrong tries, so that nobody's mailbox can be filled.
 */
async function askForLink({ database, clock, clientOf }: Setting, c: HouseContext): Promise<Response> {
  const t = c.get("t");
  const { email } = await typed(c, "email");
  if (!isEmail(email)) return drawForgotten(c, 422, email, { email: t("accounts.fault.email-wrong") });
  const now = clock.now();
  const subjects = { account: `reset ${email.toLowerCase()}`, address: `reset ${clientOf(c)}` };
  const tried = await countTry(database, subjects, now);
  if (tried.kind === "wait") return drawForgotten(c, 429, email, { form: waitText(t, tried.until, now) });
  await addJob(database, "accounts.send-reset-link", { email, locale: c.get("locale") }, { maxAttempts: 5 });
  return c.redirect("/forgotten?done=sent", 303);
}

async function openLink(setting: Setting, c: HouseContext): Promise<Response> {
  const person = await personOfLink(setting, c);
  return person ? drawReset(c, person, {}) : drawOver(c);
}

async function personOfLink({ database, clock }: Setting, c: HouseContext): Promise<Person | undefined> {
  const id = await personByResetLink(database, c.req.param("token") ?? "", clock.now());
  return id === undefined ? undefined : personById(database, id);
}

function drawReset(c: HouseContext, person: Person, errors: Record<string, string>): Response {
  const t = c.get("t");
  const error = Object.keys(errors).length > 0;
  c.header("cache-control", "no-store");
  return renderPage(
    c,
    { title: t("accounts.reset.title"), status: error ? 422 : 200, error, robots: "noindex" },
    <ResetPage
      t={t}
      action={`/reset/${c.req.param("token")}`}
      staff={worksHere(person.roles)}
      hasCard={person.cards.length > 0}
      errors={errors}
    />,
  );
}

function drawOver(c: HouseContext): Response {
  const t = c.get("t");
  c.header("cache-control", "no-store");
  return renderPage(
    c,
    { title: t("accounts.reset.title"), status: 404, robots: "noindex" },
    <LinkOverPage t={t} />,
  );
}

async function useLink(setting: Setting, c: HouseContext): Promise<Response> {
  const person = await personOfLink(setting, c);
  if (!person) return drawOver(c);
  const { password, pin } = await typed(c, "password", "pin");
  const errors = resetErrors(c, person, password, pin);
  if (Object.keys(errors).length > 0) return drawReset(c, person, errors);
  const used = await setting.database.transaction(async (tx) => {
    const id = await useResetLink(tx, c.req.param("token") ?? "", setting.clock.now());
    if (id === undefined) return false;
    if (password !== "") await setPassword(tx, id, password);
    if (pin !== "") for (const card of person.cards) await setPin(tx, id, card, pin);
    return true;
  });
  if (!used) return drawOver(c);
  c.header("cache-control", "no-store");
  return c.redirect("/sign-in?done=secret-changed", 303);
}

function resetErrors(c: HouseContext, person: Person, password: string, pin: string): Record<string, string> {
  const staff = worksHere(person.roles);
  const errors: Record<string, string> = {};
  const note = (field: string, fault: SecretFault | undefined) => {
    if (fault) errors[field] = faultText(c.get("t"), fault, staff);
  };
  const isPinAlone = person.cards.length > 0 && pin !== "" && password === "";
  if (!isPinAlone) note("password", passwordFault(password, { staff, own: [person.name, person.email] }));
  if (pin !== "" && person.cards.length > 0)
    for (const card of person.cards) note("pin", pinFault(pin, card.number));
  return errors;
}
