import { z } from 'zod';
import type { Asked } from '../providers/answering-server.ts';

type Node = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Node;
}

/** What is wrong with a request by an OpenAPI description, one line each; of several paths that fit, the best. */
export function problemsOf(spec: Node, asked: Asked): readonly string[] {
  const [path = '', query = ''] = asked.url.split('?');
  const method = asked.method.toLowerCase();
  const candidates = Object.entries(spec.paths as Node).flatMap(([template, operations]) => {
    const values = placesIn(template, path);
    const operation = (operations as Readonly<Record<string, Node | undefined>>)[method];
    return values === null || operation === undefined ? [] : [{ template, values, operation }];
  });
  const judged = candidates.map(({ template, values, operation }) => {
    const parameters = ((operation.parameters ?? []) as Node[]).map(
      (each) => flat(spec, each) as unknown as Parameter,
    );
    const problems = [
      ...given(parameters, 'path', values),
      ...given(parameters, 'query', Object.fromEntries(new URLSearchParams(query))),
      ...bodyProblems(spec, operation, asked.body),
    ];
    return [
      ...problems.map((problem) => `${asked.method} ${template}: ${problem}`),
      ...given(parameters, 'header', asked.headers).map((problem) => `every call: ${problem}`),
    ];
  });
  const best = judged.toSorted((a, b) => a.length - b.length)[0];
  return best ?? [`${asked.method} ${path}: no such call`];
}

function placesIn(template: string, path: string): Readonly<Record<string, string>> | null {
  const names = template.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return null;
  const pairs = names.map((name, i) => [/^\{(.+)\}$/.exec(name)?.[1], name, parts[i] ?? ''] as const);
  if (pairs.some(([variable, name, part]) => variable === undefined && name !== part)) return null;
  return Object.fromEntries(
    pairs.flatMap(([variable, , part]) => (variable === undefined ? [] : [[variable, part]])),
  );
}

/** What nobody described may be a header or a place in a path, not a parameter of a query. */
function given(parameters: readonly Parameter[], where: Parameter['in'], values: Node): readonly string[] {
  const known = parameters.filter((each) => each.in === where);
  const key = (name: string) => (where === 'header' ? name.toLowerCase() : name);
  const strange =
    where === 'query' ? Object.keys(values).filter((name) => !known.some((each) => each.name === name)) : [];
  const wrong = known.flatMap(({ name, required, schema }) => {
    const value = values[key(name)];
    if (value === undefined) return required ? [`${where} ${name} is missing`] : [];
    const typed = schema.type === 'integer' ? Number(value) : value;
    return z.fromJSONSchema(schema).safeParse(typed).success ? [] : [`${where} ${name} does not fit`];
  });
  return [...strange.map((name) => `${where} ${name} is not described`), ...wrong];
}

function bodyProblems(spec: Node, operation: Node, body: string): readonly string[] {
  const content = (operation.requestBody as Node | undefined)?.content as Node | undefined;
  if (content === undefined) return body === '' ? [] : ['a body is not described'];
  const { schema } = content['application/json'] as { schema: Node };
  const whole = schema.$ref === undefined ? schema : resolved(spec, String(schema.$ref));
  const kinds = (whole.oneOf ?? [whole]) as Node[];
  const judged = kinds.map(
    (kind) => z.fromJSONSchema(flat(spec, kind)).safeParse(JSON.parse(body)).error?.issues ?? [],
  );
  const best = judged.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return best.map(
    ({ path, message }) =>
      `body ${path.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.')}: ${message}`,
  );
}

/** Without references, and with `allOf` as one object: closed members beside others would refuse everything. */
function flat(spec: Node, node: unknown): Node {
  return flatten(spec, node) as Node;
}

function flatten(spec: Node, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => flatten(spec, each));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return flatten(spec, resolved(spec, String(node.$ref)));
  const inner = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, flatten(spec, value)]));
  return Array.isArray(inner.allOf) ? merged(inner.allOf as Node[]) : inner;
}

function merged(members: readonly Node[]): Node {
  return {
    type: 'object',
    properties: Object.assign({}, ...members.map(({ properties }) => properties ?? {})),
    required: members.flatMap(({ required }) => (required ?? []) as string[]),
    ...(members.some((member) => member.additionalProperties === false) && { additionalProperties: false }),
  };
}

function resolved(spec: Node, ref: string): Node {
  return ref
    .split('/')
    .slice(1)
    .reduce<Node>((node, name) => node[name] as Node, spec);
}
