import { z } from 'zod';
import { Component, type Template } from './model.ts';
import { type Refusal, refuse } from './refusal.ts';
import { buttonsOf, componentOf, rendered, textOf, variablesOf } from './template-text.ts';

const Parameter = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  parameter_name: z.string().optional(),
});

const SentComponent = z.looseObject({
  type: z.string().toLowerCase(),
  sub_type: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(Parameter).default(() => []),
});
type SentComponent = z.infer<typeof SentComponent>;

const addressed = { messaging_product: z.literal('whatsapp'), to: z.string().min(5) };
const Text = z.looseObject({
  ...addressed,
  type: z.literal('text').default('text'),
  text: z.looseObject({ body: z.string().min(1).max(4096) }),
});
const Templated = z.looseObject({
  ...addressed,
  type: z.literal('template'),
  template: z.looseObject({
    name: z.string(),
    language: z.looseObject({ code: z.string() }),
    components: z.array(SentComponent).default(() => []),
  }),
});

export type Payload = z.infer<typeof Text> | z.infer<typeof Templated>;

/** A payload that can be sent, or Graph's refusal of it (B.7). */
export function readPayload(body: unknown): Payload | Refusal {
  const { type = 'text' } = Component.catch({}).parse(body);
  if (type !== 'text' && type !== 'template') {
    return refuse(131051, { details: `the stand-in sends texts and templates, not ${String(type)}` });
  }
  const parsed = (type === 'text' ? Text : Templated).safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(100, { details: `${issue?.path.join('.')}: ${issue?.message}` });
}

/** What the person will read, if every variable of the template was given once (B.8). */
export function fillTemplate(template: Template, components: readonly SentComponent[]): string | Refusal {
  const given = (type: string) => components.find((each) => each.type === type)?.parameters ?? [];
  const body = valuesOf(template, 'BODY', given('body'));
  if ('kind' in body) return body;
  const header = judgeHeader(template, given('header'));
  if ('kind' in header) return header;
  const fault = judgeButtons(template, components);
  return fault ?? rendered(template, { header, body });
}

type Values = ReadonlyMap<string, string>;

function valuesOf(
  template: Template,
  type: 'HEADER' | 'BODY',
  parameters: SentComponent['parameters'],
): Values | Refusal {
  const names = variablesOf(textOf(componentOf(template, type)));
  if (names.length !== parameters.length) {
    return refuse(132000, {
      details: `${type.toLowerCase()}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
    });
  }
  const isNamed = template.parameterFormat === 'NAMED';
  const values = new Map<string, string>();
  for (const [i, { type: kind, text, parameter_name }] of parameters.entries()) {
    const name = isNamed ? (parameter_name ?? '') : (names[i] ?? '');
    if (kind !== 'text' || !text || !names.includes(name)) {
      return refuse(132012, {
        details: `${type.toLowerCase()}: parameter ${parameter_name ?? i + 1} does not fit`,
      });
    }
    values.set(name, text);
  }
  return values.size === names.length ? values : refuse(132012, { details: 'a parameter was given twice' });
}

function judgeHeader(template: Template, parameters: SentComponent['parameters']): Values | Refusal {
  const format = String(componentOf(template, 'HEADER')?.format ?? 'TEXT').toLowerCase();
  if (format === 'text') return valuesOf(template, 'HEADER', parameters);
  const fits = parameters.length === 1 && parameters[0]?.type === format;
  return fits ? new Map() : refuse(132012, { details: `header: one parameter of type ${format} is needed` });
}

function judgeButtons(template: Template, components: readonly SentComponent[]): Refusal | undefined {
  for (const [i, { type, url }] of buttonsOf(template).entries()) {
    if (type !== 'URL' || variablesOf(url).length === 0) continue;
    const sent = components.find((each) => each.type === 'button' && String(each.index ?? '0') === String(i));
    if (sent?.parameters.length !== 1) {
      return refuse(131008, { details: `button at index ${i} of type url requires a parameter` });
    }
  }
  return undefined;
}
