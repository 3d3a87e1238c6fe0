import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "@swc/core";

/** One node of a syntax tree as swc gives it; the checks know the few shapes they look for. */
export interface SyntaxNode {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shapes differ by `type`; swc's own union is not walkable by key
  readonly [field: string]: any;
}

/** A program file and its syntax tree. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxNode;
}

/** Reads and parses one program file. Throws with swc's words where it does not parse. */
export function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const tree = parseSync(text, { syntax: "typescript", tsx: path.endsWith(".tsx"), target: "esnext" });
  return { path, text, tree: tree as unknown as SyntaxNode };
}

/** Calls `see` for every node of a syntax tree, parents first. */
export function visit(node: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, see);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && typeof node.type === "string") see(node as SyntaxNode);
  for (const value of Object.values(node)) visit(value, see);
}

/**
 * Line of the first place where a text stands, 1 when it stands nowhere. swc's own positions count
 * bytes over all files parsed so far, so that searching is simpler and as good.
 */
export function lineOf(source: string, text: string): number {
  const at = source.indexOf(text);
  return at < 0 ? 1 : source.slice(0, at).split("\n").length;
}

/** Text of a string literal or of a template without values; undefined for anything else. */
export function literalText(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === "StringLiteral") return node.value;
  if (node?.type === "TemplateLiteral" && node.quasis.length === 1) return node.quasis[0].cooked;
  return undefined;
}
