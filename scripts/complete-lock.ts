// Completes package-lock.json for the platforms that a registry mirror does not carry.
//
// npm writes no lock entry for an optional platform package (say, the macOS build of esbuild) that its
// registry does not serve, and `npm ci` then refuses the lock file as incomplete. Each such package is
// named, with its exact version, by the package that wants it: this writes the missing entries from
// there. They carry no integrity value; npm checks the one that the real registry gives.
// Run after adding or updating a dependency: `node scripts/complete-lock.ts`.
import { readFileSync, writeFileSync } from "node:fs";

interface LockEntry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const path = new URL("../package-lock.json", import.meta.url);
const lock: { packages: Record<string, LockEntry> } = JSON.parse(readFileSync(path, "utf8"));

const systems = [
  "android",
  "darwin",
  "freebsd",
  "netbsd",
  "openbsd",
  "openharmony",
  "linux",
  "sunos",
  "aix",
  "win32",
];
const processors = [
  "arm64",
  "x64",
  "arm",
  "ia32",
  "ppc64",
  "s390x",
  "riscv64",
  "loong64",
  "mips64el",
  "wasm32",
];

/** Reads the platform out of a name such as `@swc/core-linux-arm-gnueabihf`. */
function platformOf(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> {
  const words = name.replace("windows", "win32").split(/[-/]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((cpu) => words.includes(cpu));
  const libc = words.includes("musl") || words.includes("linuxmusl") ? ["musl"] : [];
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(os.length > 0 && { os }),
    ...(libc.length > 0 && { libc }),
  };
}

let added = 0;
for (const [where, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${where}/node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (lock.packages[hoisted] || lock.packages[nested]) continue;
    const version = range.replace(/^[\^~]/, "");
    lock.packages[hoisted] = {
      version,
      optional: true,
      ...(entry.dev && { dev: true }),
      ...platformOf(name),
    };
    added++;
  }
}
const [root, ...others] = Object.entries(lock.packages);
others.sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries([root!, ...others]);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} lock entries added.`);
