import { demoNetwork } from "./libraries.ts";
import type { DemoBranch, DemoLibrary } from "./network.ts";

/** The network as the directory imports it: what only the demo knows (styles, files, profiles) is left out. */
export function demoDirectory() {
  const { name, names, about, libraries } = demoNetwork;
  return { network: { name, names, about }, libraries: libraries.map(libraryDocument) };
}

function libraryDocument(library: DemoLibrary) {
  const { isil, name, names, language, timeZone, localSystem, joins, branches } = library;
  return {
    isil,
    symbols: [],
    name,
    names,
    language,
    timeZone,
    localSystem,
    joins,
    holidays: [],
    branches: branches.map(branchDocument),
  };
}

function branchDocument({ itemCode: _, ...branch }: DemoBranch): Omit<DemoBranch, "itemCode"> {
  return branch;
}
