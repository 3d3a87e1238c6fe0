import type { Check } from "./check.ts";
import { lineOf, literalText, readSource, type Source, type SyntaxNode, visit } from "./source.ts";
import { filesIn, isTest } from "./tree.ts";

const runners = ["test", "it", "describe", "suite"];

/** No test is left alone in its file, left out without a reason, or empty. */
export const tests: Check = {
  name: "tests",
  asks: "no test left alone, left out or empty",
  async run(root) {
    const paths = filesIn(root).filter(isTest);
    let count = 0;
    const faults: string[] = [];
    for (const path of paths) {
      const source = readSource(root, path);
      const calls = callsIn(source);
      count += calls.filter((call) => call.runner === "test" || call.runner === "it").length;
      faults.push(...calls.flatMap((call) => wrongCall(source, call)));
      if (calls.length === 0) faults.push(`${path} holds no test.`);
    }
    return { faults, looked: `${count} tests` };
  },
};

/** One call such as `test.skip("name", …)` or `test.each(rows)("name", …)`: its runner and the words after it. */
interface TestCall {
  readonly runner: string;
  readonly words: readonly string[];
  readonly name: string;
  /** A test whose body calls nothing that is named expect…, assert… or check… */
  readonly asksNothing: boolean;
}

function callsIn(source: Source): TestCall[] {
  const calls: TestCall[] = [];
  const inner = new Set<SyntaxNode>();
  visit(source.tree, (node) => {
    if (node.type !== "CallExpression" || inner.has(node)) return;
    const [runner, ...words] = wordsOf(node.callee);
    if (!runner || !runners.includes(runner)) return;
    inner.add(node.callee);
    const [first, ...rest] = node.arguments.map(
      (argument: { expression: SyntaxNode }) => argument.expression,
    );
    const isTest = (runner === "test" || runner === "it") && rest.length > 0;
    calls.push({ runner, words, name: literalText(first) ?? "", asksNothing: isTest && !asks(rest) });
  });
  return calls;
}

function asks(body: readonly SyntaxNode[]): boolean {
  let found = false;
  visit(body, (node) => {
    if (node.type === "Identifier" && /^(expect|assert|check)/.test(node.value)) found = true;
  });
  return found;
}

function wordsOf(callee: SyntaxNode): string[] {
  if (callee.type === "Identifier") return [callee.value];
  if (callee.type === "MemberExpression") return [...wordsOf(callee.object), callee.property.value ?? ""];
  if (callee.type === "CallExpression") return wordsOf(callee.callee);
  return [];
}

function wrongCall({ path, text }: Source, call: TestCall): string[] {
  const written = [call.runner, ...call.words].join(".");
  const line = lineOf(text, call.name ? `"${call.name}"` : `${written}(`);
  const at = `${path}:${line}`;
  if (call.words.includes("only")) return [`${at} ${written} leaves every other test of the file out.`];
  if (call.words.includes("todo")) return [`${at} ${written} is a test not written.`];
  if (call.asksNothing) return [`${at} "${call.name}" asks nothing.`];
  const leavesOut = call.words.some((word) => ["skip", "skipIf", "runIf", "fails"].includes(word));
  if (leavesOut && !hasReason(text, written))
    return [`${at} ${written} needs its reason in a comment on the line above.`];
  return [];
}

function hasReason(text: string, written: string): boolean {
  const lines = text.split("\n");
  return lines.every((line, at) => !line.includes(`${written}(`) || /^\s*\/\/ \S/.test(lines[at - 1] ?? ""));
}
