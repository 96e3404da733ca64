import { z } from 'zod';
import { Component, type Template } from './model.ts';
import { type Refusal, refuse } from './refusal.ts';
import { buttonsOf, componentOf, textOf, variablesOf } from './template-text.ts';

export const categories = ['AUTHENTICATION', 'MARKETING', 'UTILITY'] as const;
const types = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];
const headerFormats = ['TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION'];
const longest = { HEADER: 60, BODY: 1024, FOOTER: 60 } as const;
/** Which code a fault in each component has (B.8). */
const subcodes = { HEADER: 2388047, BODY: 2388072, FOOTER: 2388073 } as const;
type TextType = keyof typeof longest;

const Draft = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'name: up to 512 of a-z, 0-9 and _'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'language: a code such as en_US'),
  category: z.enum(categories, 'category: AUTHENTICATION, MARKETING or UTILITY'),
  parameter_format: z
    .string()
    .toUpperCase()
    .pipe(z.enum(['POSITIONAL', 'NAMED']))
    .default('POSITIONAL'),
  components: z.array(Component).min(1),
});
export type Draft = z.infer<typeof Draft>;

/** Whether Meta would take this template in for review (B.6). */
export function judgeDraft(body: unknown): Draft | Refusal {
  const parsed = Draft.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(100, { details: `${issue?.path.join('.')}: ${issue?.message}` });
  }
  return judgeComponents(parsed.data) ?? parsed.data;
}

export function judgeComponents(
  draft: Pick<Draft, 'category' | 'components'> & { parameter_format: Template['parameterFormat'] },
): Refusal | undefined {
  const given = draft.components.map((each) => String(each.type).toUpperCase());
  const strange = given.find((type) => !types.includes(type));
  if (strange !== undefined) return refuse(100, { details: `components: ${strange} is not a component` });
  if (new Set(given).size !== given.length)
    return refuse(100, { details: 'components: each kind may be there once' });
  const body = componentOf(draft, 'BODY');
  if (body === undefined) return refuse(100, { details: 'components: BODY is required' });
  if (draft.category === 'AUTHENTICATION' && body.text === undefined) return undefined;
  const texts: readonly TextType[] = ['HEADER', 'BODY', 'FOOTER'];
  for (const type of texts) {
    const fault = judgeText(type, componentOf(draft, type), draft.parameter_format);
    if (fault !== undefined) return fault;
  }
  return judgeButtons(draft);
}

function judgeText(
  type: TextType,
  component: Component | undefined,
  format: Template['parameterFormat'],
): Refusal | undefined {
  if (component === undefined) return undefined;
  const fault = (title: string, details: string, subcode: number = subcodes[type]) =>
    refuse(100, { subcode, title, details: `${type}: ${details}` });
  const kind = type === 'HEADER' ? String(component.format ?? '').toUpperCase() : 'TEXT';
  if (!headerFormats.includes(kind)) return fault('Header format', 'its format is missing or unknown');
  if (kind !== 'TEXT') return undefined;
  const text = textOf(component);
  if (text === '') return fault('Text missing', 'it has no text');
  if (text.length > longest[type]) {
    return fault('Character Limit Exceeded', `more than ${longest[type]} characters`, 2388040);
  }
  if (/[{}]/.test(text.replace(/\{\{[^{}]+\}\}/g, ''))) {
    return fault('Formatting error', 'dangling parameter');
  }
  const names = variablesOf(text);
  if (type === 'FOOTER' && names.length > 0) return fault('Footer format', 'variables are not allowed');
  if (type === 'HEADER' && names.length > 1) return fault('Header format', 'one variable at most');
  const isNamed = format === 'NAMED';
  if (names.some((name, i) => (isNamed ? !/^[a-z][a-z0-9_]*$/.test(name) : name !== String(i + 1)))) {
    return fault(
      'Parameter format',
      isNamed ? 'names are of a-z, 0-9 and _' : 'variables count up from {{1}}',
    );
  }
  if (type === 'BODY' && /^\s*\{\{|\}\}\s*$/.test(text)) {
    return fault('Leading or trailing params not allowed', 'it starts or ends with a variable', 2388299);
  }
  return names.every((name) => examplesOf(component, isNamed, names).has(name))
    ? undefined
    : fault('Example missing', 'every variable needs an example value');
}

/** The variables that have an example: `body_text` is a list of lists, `header_text` a list. */
function examplesOf(
  component: Component,
  isNamed: boolean,
  names: readonly string[],
): ReadonlySet<string | undefined> {
  const { data: example = {} } = Examples.safeParse(component.example ?? {});
  if (isNamed) {
    const named = [...(example.body_text_named_params ?? []), ...(example.header_text_named_params ?? [])];
    return new Set(named.filter((each) => each.example !== '').map((each) => each.param_name));
  }
  const values = example.body_text?.[0] ?? example.header_text ?? [];
  return new Set(values.flatMap((value, i) => (value === '' ? [] : [names[i]])));
}

const named = z.array(z.object({ param_name: z.string(), example: z.string() }));
const Examples = z.object({
  body_text: z.array(z.array(z.string())).optional(),
  header_text: z.array(z.string()).optional(),
  body_text_named_params: named.optional(),
  header_text_named_params: named.optional(),
});

function judgeButtons(draft: Pick<Draft, 'components'>): Refusal | undefined {
  if (componentOf(draft, 'BUTTONS') === undefined) return undefined;
  const buttons = buttonsOf(draft);
  if (buttons.length === 0 || buttons.length > 10)
    return refuse(100, { details: 'BUTTONS: between 1 and 10' });
  const long = buttons.some(({ type, text }) => type !== 'OTP' && (text === '' || text.length > 25));
  return long ? refuse(100, { details: 'BUTTONS: a text of 1 to 25 characters each' }) : undefined;
}
