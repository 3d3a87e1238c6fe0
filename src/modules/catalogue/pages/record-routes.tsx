import type { HouseContext } from "#kernel/http/env.ts";
import type { Route } from "#kernel/http/routes.ts";
import { may, viewerOf } from "#modules/accounts";
import { renderPage } from "#web/page.tsx";
import { extractBrief } from "../domain/extract-brief.ts";
import { aboutRecord } from "../http/answers.ts";
import { readable, recordAt, recordFile, recordFormats } from "../http/record-files.ts";
import { RecordPage } from "./record.tsx";
import { libraryName, type Setting, speechOf } from "./setting.ts";

/** One library's own record: for people, and for programs in several formats. */
export function recordRoutes(setting: Setting): Route[] {
  const open = { method: "GET", needs: "public.read" } as const;
  return [
    { ...open, path: "/records/:isil/:controlNumber", handle: (c) => show(setting, c) },
    {
      ...open,
      path: "/api/v1/records/:isil/:controlNumber",
      describe: aboutRecord,
      handle: (c) => recordFile(setting, c),
    },
  ];
}

async function show(setting: Setting, c: HouseContext): Promise<Response> {
  const speech = speechOf(c);
  const original = await recordAt(setting, c);
  const record = readable(original);
  const { library, controlNumber, edition, profile } = original;
  // Fields of the library's own system are noise to readers; its staff sees the record whole.
  const drop = may(viewerOf(c), "catalogue.staff", library) ? [] : (profile?.drop ?? []);
  const fields = record.fields.filter(({ tag }) => !drop.includes(tag));
  const brief = extractBrief(record);
  const title = brief.originalTitle ?? brief.title;
  const view = {
    ...{ speech, library, controlNumber, edition, title, fields },
    mayReport: may(viewerOf(c), "catalogue.staff"),
    ...{ leader: record.leader, hidden: record.fields.length - fields.length, formats: recordFormats },
    libraryName: libraryName(await setting.libraryNames(speech.locale), library),
  };
  const options = { title: title || controlNumber, wide: true, robots: "noindex" };
  return renderPage(c, options, <RecordPage view={view} />);
}
