import { parseAst } from 'vitest/node';
import { type Rule, ruleById, rules } from '../domain/rules.ts';

export interface NamedTest {
  file: string;
  title: string;
}

type Expression = Extract<
  ReturnType<typeof parseAst>['body'][number],
  { type: 'ExpressionStatement' }
>['expression'];
type Call = Extract<Expression, { type: 'CallExpression' }>;
type Operand = Call['arguments'][number] | Extract<Expression, { type: 'BinaryExpression' }>['left'];

const runners = new Set(['it', 'test', 'property']);
const neverRun = new Set(['skip', 'todo']);
const handlings = ['enforced', 'shown', 'explained', 'overruled'] as const satisfies Rule['handling'][];

/** Titles of the tests that run, in source order; of `describe`, comments and samples in strings, none. */
export function testTitles(source: string): string[] {
  return calls(parseAst(source, { lang: 'ts' }))
    .filter((call) => isRunner(call.callee))
    .map((call) => titleOf(call.arguments[0]))
    .filter((title) => title !== undefined);
}

function calls(node: unknown): Call[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(calls);
  return isCall(node) ? [node, ...below] : below;
}

function isCall(node: object): node is Call {
  return 'type' in node && node.type === 'CallExpression';
}

/** Follows `it`, `it.only`, `it.each(…)`, `it.each`…`` down to the name that is called. */
function isRunner(callee: Call['callee']): boolean {
  switch (callee.type) {
    case 'Identifier':
      return runners.has(callee.name);
    case 'MemberExpression':
      return (
        isRunner(callee.object) &&
        !(callee.property.type === 'Identifier' && neverRun.has(callee.property.name))
      );
    case 'CallExpression':
      return isRunner(callee.callee);
    case 'TaggedTemplateExpression':
      return isRunner(callee.tag);
    default:
      return false;
  }
}

function titleOf(argument: Operand | undefined): string | undefined {
  switch (argument?.type) {
    case 'Literal':
      return typeof argument.value === 'string' ? argument.value : undefined;
    case 'TemplateLiteral':
      return argument.quasis.map((quasi) => quasi.value.cooked).join('…');
    case 'BinaryExpression': {
      const parts = [titleOf(argument.left), titleOf(argument.right)];
      return parts.every((part) => part === undefined)
        ? undefined
        : parts.map((part) => part ?? '…').join('');
    }
    default:
      return undefined;
  }
}

/** Rule ids between square brackets; `R1–R3` and `R1-R3` mean all three, a backward range is kept as written. */
export function rulesNamed(title: string): string[] {
  const brackets = [...title.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '').join(' ');
  return [...brackets.matchAll(/\bR(\d+)(?:\s*[–-]\s*R(\d+))?\b/g)].flatMap(([written, first, last]) => {
    const from = Number(first);
    const to = Number(last ?? first);
    if (to < from) return [written];
    return Array.from({ length: to - from + 1 }, (_, step) => `R${from + step}`);
  });
}

/** One line per rule, the four counts, the uncovered rules and the total; and what names no rule. */
export function ruleCoverage(tests: readonly NamedTest[]): { lines: string[]; errors: string[] } {
  const testsOf = new Map<string, NamedTest[]>(rules.map(({ id }) => [id, []]));
  const errors: string[] = [];
  for (const test of tests) {
    for (const id of new Set(rulesNamed(test.title))) {
      if (ruleById(id) === undefined) errors.push(`${test.file}: ${test.title}: there is no rule ${id}`);
      testsOf.get(id)?.push(test);
    }
  }
  const lineOf = (rule: Rule) => {
    const by = rule.by === undefined ? '' : ` by ${rule.by}`;
    const named = (testsOf.get(rule.id) ?? []).map(({ file, title }) => `${file}: ${title}`);
    return `${rule.id} ${rule.handling}${by} → ${named.join(' | ') || 'no test'}`;
  };
  const uncovered = rules.filter(({ id }) => testsOf.get(id)?.length === 0).map(({ id }) => id);
  const counts = handlings.map((kind) => `${kind} ${rules.filter((rule) => rule.handling === kind).length}`);
  return {
    lines: [
      ...rules.map(lineOf),
      counts.join(', '),
      `uncovered: ${uncovered.join(' ') || 'none'}`,
      `${rules.length - uncovered.length} of ${rules.length} rules covered`,
    ],
    errors,
  };
}
