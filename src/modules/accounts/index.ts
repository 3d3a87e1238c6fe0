export { may, type Permission, permissions } from "./domain/permissions.ts";
export { type Role, type RoleAt, type SignedIn, type Viewer, viewerOf } from "./domain/viewer.ts";
