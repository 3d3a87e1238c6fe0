export {
  type AuditEntry,
  type AuditFilter,
  auditEntries,
  recordAction,
  type StaffAction,
} from "./db/audit.ts";
export { may, type Permission, permissions } from "./domain/permissions.ts";
export { type Role, type RoleAt, type SignedIn, type Viewer, viewerOf } from "./domain/viewer.ts";
export { accountsFolders } from "./folders.ts";
