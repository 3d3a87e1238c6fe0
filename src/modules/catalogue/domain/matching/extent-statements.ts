import type { Extent } from "./extent.ts";
import type { Tally } from "./tally.ts";
import type { Traits } from "./traits.ts";

/** Says how sizes compare: pages, volumes, height. */
export function sayExtents(tally: Tally, a: Traits, b: Traits): void {
  sayPages(tally, a.extent, b.extent);
  sayUnits(tally, a.extent, b.extent);
  sayHeights(tally, a.height, b.height);
}

function sayPages(tally: Tally, a: Extent, b: Extent): void {
  if (a.pages === 0 && b.pages === 0) return tally.say("pages-unknown");
  if (a.pages === 0 || b.pages === 0) return tally.say("pages-on-one-side", a.pages, b.pages);
  const apart = Math.abs(a.pages - b.pages);
  if (apart === 0) {
    tally.say("pages-same", a.pages, b.pages);
    if (a.preliminary > 0 && b.preliminary > 0 && a.preliminary !== b.preliminary)
      tally.say("preliminary-differs", a.preliminary, b.preliminary);
    else if (a.preliminary > 0 && a.preliminary === b.preliminary)
      tally.say("preliminary-same", a.preliminary, b.preliminary);
    if (a.pages < 10) tally.say("pages-few", a.pages, b.pages);
    return;
  }
  const share = apart / Math.max(a.pages, b.pages);
  if (a.allPages === b.pages || b.allPages === a.pages || a.allPages === b.allPages)
    tally.say("pages-same-in-all", a.allPages, b.allPages);
  else if (apart <= 4 || share <= 0.03) tally.say("pages-near", a.pages, b.pages);
  else if (share <= 0.1) tally.say("pages-10-percent", a.pages, b.pages);
  else if (share <= 0.3) tally.say("pages-30-percent", a.pages, b.pages);
  else tally.say("pages-far", a.pages, b.pages);
}

function sayUnits(tally: Tally, a: Extent, b: Extent): void {
  if (a.units > 1 && b.units > 1) {
    if (a.units === b.units) tally.say("volumes-same", a.units, b.units);
    else tally.say("volumes-differ", a.units, b.units);
  } else if ((a.units > 1 && b.pages > 0 && a.pages === 0) || (b.units > 1 && a.pages > 0 && b.pages === 0))
    tally.say("volumes-against-pages", a.units || a.pages, b.units || b.pages);
}

function sayHeights(tally: Tally, a: number, b: number): void {
  if (a === 0 || b === 0) return tally.say("height-unknown", a, b);
  const apart = Math.abs(a - b);
  if (apart === 0) tally.say("height-same", a, b);
  else if (apart === 1) tally.say("height-1-apart", a, b);
  else if (apart === 2) tally.say("height-2-apart", a, b);
  else tally.say("height-differs", a, b);
}
