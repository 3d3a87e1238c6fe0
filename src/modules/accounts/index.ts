export { type Accounts, type AccountsOptions, createAccounts } from "./accounts.ts";
export {
  type AuditEntry,
  type AuditFilter,
  auditEntries,
  recordAction,
  type StaffAction,
} from "./db/audit.ts";
export {
  grantRole,
  listPeople,
  type PeopleFilter,
  type Person,
  personByEmail,
  removePerson,
  revokeRole,
} from "./db/people.ts";
export { personNames } from "./db/person-names.ts";
export { may, type Permission, permissions } from "./domain/permissions.ts";
export { type Role, type RoleAt, type SignedIn, type Viewer, viewerOf } from "./domain/viewer.ts";
export { accountsFolders } from "./folders.ts";
export type { DemoSignIn, LibraryChoice } from "./pages/setting.ts";
export { addPerson, type NewPerson, setPassword } from "./people.ts";
