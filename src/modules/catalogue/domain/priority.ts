/** Numbers that a coordinator can give a library. */
export const priorityRange = { first: 1, last: 999 } as const;

/** One library's line of the form: as it stood when the page was drawn, and as it was typed. */
export interface TypedPriority {
  readonly isil: string;
  readonly was: number;
  readonly typed: string;
}

/** The number that was typed, or null where it cannot be one of the order. */
export function readPriority(typed: string): number | null {
  if (!/^\d{1,3}$/.test(typed.trim())) return null;
  const number = Number(typed);
  return number >= priorityRange.first ? number : null;
}

/**
 * The libraries whose number was changed on the page. One left as it was is not among them, so that a page that has
 * stood open for long does not take back what another coordinator did.
 */
export function changedPriorities(lines: readonly TypedPriority[]): { isil: string; priority: number }[] {
  return lines.flatMap(({ isil, was, typed }) => {
    const priority = readPriority(typed);
    return priority === null || priority === was ? [] : [{ isil, priority }];
  });
}
