import type { Component, Template } from './model.ts';

/** What stands between the braces, each once, in order. */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = '']) => name.trim()))];
}

export function componentOf(template: Pick<Template, 'components'>, type: string): Component | undefined {
  return template.components.find((each) => String(each.type).toUpperCase() === type);
}

export function textOf(component: Component | undefined): string {
  return typeof component?.text === 'string' ? component.text : '';
}

export interface Button {
  readonly type: string;
  readonly text: string;
  readonly url: string;
}

export function buttonsOf(template: Pick<Template, 'components'>): readonly Button[] {
  const buttons = componentOf(template, 'BUTTONS')?.buttons;
  if (!Array.isArray(buttons)) return [];
  return buttons.map((each: Component) => ({
    type: String(each.type).toUpperCase(),
    text: String(each.text ?? ''),
    url: typeof each.url === 'string' ? each.url : '',
  }));
}

export function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{([^{}]*)\}\}/g, (whole, name: string) => values.get(name.trim()) ?? whole);
}

/** What the person reads: header, body and footer, each on its own line. */
export function rendered(
  template: Pick<Template, 'components'>,
  values: Readonly<Record<'header' | 'body', ReadonlyMap<string, string>>>,
): string {
  const header = componentOf(template, 'HEADER');
  const format = String(header?.format ?? 'TEXT').toUpperCase();
  return [
    format === 'TEXT' ? fill(textOf(header), values.header) : `[${format.toLowerCase()}]`,
    fill(textOf(componentOf(template, 'BODY')), values.body),
    textOf(componentOf(template, 'FOOTER')),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
