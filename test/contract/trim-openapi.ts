import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

type Node = Readonly<Record<string, unknown>>;

/** What the Meta client calls, as Meta's published description names it. */
const called: Readonly<Record<string, readonly ('get' | 'post')[]>> = {
  '/{Version}/{WABA-ID}': ['get'],
  '/{Version}/{WABA-ID}/phone_numbers': ['get', 'post'],
  '/{Version}/{WABA-ID}/message_templates': ['get', 'post'],
  '/{Version}/{WABA-ID}/subscribed_apps': ['get', 'post'],
  '/{Version}/{Phone-Number-ID}': ['get'],
  '/{Version}/{Phone-Number-ID}/messages': ['post'],
  '/{Version}/{Phone-Number-ID}/request_code': ['post'],
  '/{Version}/{Phone-Number-ID}/verify_code': ['post'],
  '/{Version}/{Phone-Number-ID}/register': ['post'],
};
/** Of its eleven kinds of message, those that we send. */
const sent = ['TextMessage', 'TemplateMessage'];
const prose = ['description', 'summary', 'tags', 'example', 'discriminator', 'deprecated'];

/**
 * Keeps of Meta's OpenAPI description the calls of our client: parameters, request bodies, and the examples of good
 * answers. Words and everything else go. Trimming an excerpt again changes nothing.
 */
export function trimOpenApi(text: string): string {
  const whole: Node = parse(text);
  const paths = Object.entries(called).map(([path, methods]) => {
    const kept = methods.map((method) => [method, trimmed(at(whole, ['paths', path, method]), method)]);
    return [path, Object.fromEntries(kept)];
  });
  const excerpt = plain({ openapi: whole.openapi, info: infoOf(whole), paths: Object.fromEntries(paths) });
  return stringify(
    { ...excerpt, components: componentsFor(excerpt, whole) },
    { lineWidth: 110, aliasDuplicateObjects: false },
  );
}

function trimmed(operation: Node, method: 'get' | 'post') {
  const { operationId, parameters = [] } = operation;
  const body = operation.requestBody === undefined ? {} : { requestBody: bodyOf(operation) };
  return { operationId, parameters, ...body, responses: examplesOf(operation, method) };
}

function infoOf(whole: Node) {
  const { title, version } = at(whole, ['info']);
  return { title, version };
}

function bodyOf(operation: Node) {
  const schema = at(operation, ['requestBody', 'content', 'application/json', 'schema']);
  return { content: { 'application/json': { schema } } };
}

/** What is sent has one answer for all its kinds, which its shape says better than forty examples. */
function examplesOf(operation: Node, method: 'get' | 'post') {
  const content = at(operation, ['responses', '200', 'content', 'application/json']);
  const examples = Object.entries((content.examples ?? {}) as Node).slice(0, method === 'get' ? 3 : 1);
  const values = examples.map(([name, example]) => [name, { value: (example as Node).value }]);
  return { 200: { content: { 'application/json': { examples: Object.fromEntries(values) } } } };
}

/** Everything that the excerpt points to, and what that points to. */
function componentsFor(excerpt: Node, whole: Node): Node {
  const wanted = new Map<string, Node>();
  const queue = [...refsIn(excerpt)];
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    if (wanted.has(ref)) continue;
    const found = narrowed(ref, plain(at(whole, ref.split('/').slice(1))));
    wanted.set(ref, found);
    queue.push(...refsIn(found));
  }
  const components: Record<string, Record<string, Node>> = {};
  for (const [ref, node] of [...wanted].toSorted(([a], [b]) => a.localeCompare(b))) {
    const [, , kind = '', name = ''] = ref.split('/');
    components[kind] = { ...components[kind], [name]: node };
  }
  return components;
}

function narrowed(ref: string, node: Node): Node {
  if (ref !== '#/components/schemas/Message' || !Array.isArray(node.oneOf)) return node;
  const kinds: readonly { $ref: string }[] = node.oneOf;
  return { ...node, oneOf: kinds.filter(({ $ref }) => sent.some((name) => $ref.endsWith(`/${name}`))) };
}

function refsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
  );
}

/** Without words for people; a property that is called `description` stays. */
function plain(node: Node, inside = ''): Node {
  const kept = Object.entries(node).filter(
    ([name]) => ['properties', 'value'].includes(inside) || !prose.includes(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, plainValue(value, inside === 'value' ? 'value' : name)]),
  );
}

function plainValue(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => plainValue(each, name === 'value' ? 'value' : ''));
  return typeof value === 'object' && value !== null ? plain(value as Node, name) : value;
}

function at(node: unknown, path: readonly string[]): Node {
  const found = path.reduce<unknown>((inner, name) => (inner as Node | undefined)?.[name], node);
  if (typeof found !== 'object' || found === null) throw new Error(`nothing at ${path.join(' / ')}`);
  return found as Node;
}

if (import.meta.main) process.stdout.write(trimOpenApi(readFileSync(process.argv[2] ?? '', 'utf8')));
