import { may, type Viewer } from "#modules/accounts";

/** A place of the staff's workplace. */
export interface StaffPlace {
  readonly href: string;
  /** Message key of its name. */
  readonly label: string;
  /** Message key of what one does there. */
  readonly purpose: string;
  /** Permission that it asks for. */
  readonly needs: string;
}

const places: readonly StaffPlace[] = [
  { href: "/staff", label: "app.staff.desk", purpose: "app.staff.desk.purpose", needs: "staff.read" },
  {
    href: "/staff/loads",
    label: "app.staff.loads",
    purpose: "app.staff.loads.purpose",
    needs: "catalogue.load",
  },
  {
    href: "/staff/review",
    label: "app.staff.review",
    purpose: "app.staff.review.purpose",
    needs: "catalogue.decide-matches",
  },
  {
    href: "/staff/quality",
    label: "app.staff.quality",
    purpose: "app.staff.quality.purpose",
    needs: "catalogue.load",
  },
  {
    href: "/staff/matching",
    label: "app.staff.matching",
    purpose: "app.staff.matching.purpose",
    needs: "catalogue.staff",
  },
  {
    href: "/staff/priority",
    label: "app.staff.priority",
    purpose: "app.staff.priority.purpose",
    needs: "catalogue.manage",
  },
  {
    href: "/staff/people",
    label: "app.staff.people",
    purpose: "app.staff.people.purpose",
    needs: "accounts.readers",
  },
  {
    href: "/staff/libraries",
    label: "app.staff.libraries",
    purpose: "app.staff.libraries.purpose",
    needs: "directory.edit",
  },
  {
    href: "/staff/directory",
    label: "app.staff.directory",
    purpose: "app.staff.directory.purpose",
    needs: "directory.edit-all",
  },
  {
    href: "/staff/audit",
    label: "app.staff.audit",
    purpose: "app.staff.audit.purpose",
    needs: "accounts.audit",
  },
  { href: "/outbox", label: "app.staff.outbox", purpose: "app.staff.outbox.purpose", needs: "system.read" },
];

/** The places that somebody may enter. */
export function staffPlacesFor(viewer: Viewer): readonly StaffPlace[] {
  return may(viewer, "staff.read") ? places.filter(({ needs }) => may(viewer, needs)) : [];
}
