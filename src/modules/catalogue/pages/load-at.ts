import { NotFound } from "#kernel/errors.ts";
import type { HouseContext } from "#kernel/http/env.ts";
import { findLoad } from "../db/loads.ts";
import type { LoadSummary } from "../domain/load.ts";
import { askForLibrary, type Setting, wholeNumber } from "./setting.ts";

/**
 * The load that the address names.
 *
 * @throws NotFound when there is none, Forbidden when it is of a library that the viewer does not work for
 */
export async function loadAt({ database }: Setting, c: HouseContext): Promise<LoadSummary> {
  const id = wholeNumber(c.req.param("id"));
  const load = id === undefined ? undefined : await findLoad(database, id);
  if (!load)
    throw new NotFound("catalogue.no-load", `There is no load ${id ?? ""}.`, { params: { id: id ?? "" } });
  askForLibrary(c, load.library);
  return load;
}
