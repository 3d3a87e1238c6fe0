import { setCookie } from "hono/cookie";
import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { renderPage } from "#web/page.tsx";
import { localeCookie } from "#web/preferences.ts";
import { personById } from "../db/people.ts";
import { endSessionBySecret } from "../db/sessions.ts";
import { deviceOf } from "../domain/device.ts";
import { nextPath } from "../domain/next-path.ts";
import { viewerOf, worksHere } from "../domain/viewer.ts";
import { typed } from "../http/typed.ts";
import { type Credentials, type SignInAnswer, signIn } from "../sign-in.ts";
import type { Setting } from "./setting.ts";
import { SignInPage, type SignInView } from "./sign-in.tsx";
import { waitText } from "./words.ts";

const fields = ["way", "library", "card", "pin", "email", "password", "next", "shared"] as const;
type Typed = Record<(typeof fields)[number], string>;
type Missing = "library" | "card" | "pin" | "email" | "password";

/** `/sign-in` and `/sign-out`. */
export function signInRoutes(setting: Setting): Route[] {
  const route = { needs: "public.read", bodyLimit: 8192 } as const;
  return [
    { ...route, method: "GET", path: "/sign-in", handle: (c) => show(setting, c) },
    { ...route, method: "POST", path: "/sign-in", handle: (c) => take(setting, c) },
    { ...route, method: "POST", path: "/sign-out", handle: (c) => signOut(setting, c) },
  ];
}

const doneWords = ["signed-out", "signed-out-everywhere", "secret-changed"];

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const done = c.req.query("done") ?? "";
  return draw(setting, c, 200, {
    // The header's link says `back`, as the form of language and appearance does.
    next: nextPath(c.req.query("next")),
    done: doneWords.includes(done) ? c.get("t")(`accounts.done.${done}`) : undefined,
  });
}

async function draw(
  { libraries, demoAccounts }: Setting,
  c: HouseContext,
  status: 200 | 422 | 429,
  view: Partial<SignInView>,
): Promise<Response> {
  const t = c.get("t");
  const viewer = viewerOf(c);
  const signedInAs = viewer.kind === "person" ? viewer.name : undefined;
  const whole: SignInView = {
    ...{ t, signedInAs, demoAccounts, libraries: await libraries(), next: undefined, done: undefined },
    ...{ errors: {}, values: { library: "", card: "", email: "", shared: false } },
    ...view,
  };
  c.header("cache-control", "no-store");
  const title = t("accounts.sign-in.title");
  return renderPage(
    c,
    { title, status, error: status !== 200, robots: "noindex" },
    <SignInPage {...whole} />,
  );
}

async function take(setting: Setting, c: HouseContext): Promise<Response> {
  const form = await typed(c, ...fields);
  const missing = whatIsMissing(form);
  if (missing.length > 0) {
    const t = c.get("t");
    return again(
      setting,
      c,
      422,
      form,
      Object.fromEntries(missing.map((m) => [m, t(`accounts.missing.${m}`)])),
    );
  }
  const shared = form.shared !== "";
  const now = setting.clock.now();
  const answer = await signIn(setting.database, credentialsOf(form), {
    ...{ address: setting.clientOf(c), earlier: setting.cookie.read(c), now },
    ...{ device: deviceOf(c.req.header("user-agent")), shared },
  });
  if (answer.kind !== "signed-in") return refuse(setting, c, form, answer);
  setting.cookie.write(c, answer.secret, shared);
  return goOn(setting, c, answer.person, form);
}

function whatIsMissing(form: Typed): Missing[] {
  const needed: Missing[] = form.way === "card" ? ["library", "card", "pin"] : ["email", "password"];
  return needed.filter((name) => form[name] === "");
}

function credentialsOf({ way, library, card, pin, email, password }: Typed): Credentials {
  return way === "card" ? { kind: "card", library, card, pin } : { kind: "mail", email, password };
}

function refuse(
  setting: Setting,
  c: HouseContext,
  form: Typed,
  answer: Exclude<SignInAnswer, { kind: "signed-in" }>,
): Promise<Response> {
  const t = c.get("t");
  if (answer.kind === "refused") {
    const error = t(form.way === "card" ? "accounts.fault.card-refused" : "accounts.fault.mail-refused");
    return again(setting, c, 422, form, { form: error });
  }
  const now = setting.clock.now();
  c.header("retry-after", String(Math.ceil((answer.until.getTime() - now.getTime()) / 1000)));
  return again(setting, c, 429, form, { form: waitText(t, answer.until, now) });
}

function again(
  setting: Setting,
  c: HouseContext,
  status: 422 | 429,
  { way, library, card, email, shared, next }: Typed,
  errors: Record<string, string>,
): Promise<Response> {
  return draw(setting, c, status, {
    values: { library, card, email, shared: shared !== "" },
    errors: { [way === "card" ? "card" : "mail"]: errors },
    next: nextPath(next),
  });
}

async function goOn({ database }: Setting, c: HouseContext, id: number, form: Typed): Promise<Response> {
  const person = await personById(database, id);
  if (person?.locale) rememberLocale(c, person.locale);
  c.header("cache-control", "no-store");
  const atWork = form.way !== "card" && person && worksHere(person.roles);
  return c.redirect(nextPath(form.next) ?? (atWork ? "/staff" : "/account"), 303);
}

/** Lets the pages speak the language that the person chose, on this device too. */
export function rememberLocale(c: HouseContext, locale: string): void {
  const secure = new URL(c.req.url).protocol === "https:";
  const year = 365 * 24 * 60 * 60;
  setCookie(c, localeCookie, locale, { path: "/", maxAge: year, httpOnly: true, sameSite: "Lax", secure });
}

async function signOut({ database, cookie }: Setting, c: HouseContext): Promise<Response> {
  const secret = cookie.read(c);
  if (secret) await endSessionBySecret(database, secret);
  cookie.clear(c);
  return c.redirect("/sign-in?done=signed-out", 303);
}
