import type { Template } from './template.ts';

/** What people edit of a template; everything else of it stays as it was. */
export interface EditableContents {
  /** A header of words; null where it has none, or one of media. */
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
}

type Component = Readonly<Record<string, unknown>>;

const isText = (component: Component): boolean =>
  component.type !== 'HEADER' || component.format === undefined || component.format === 'TEXT';

function textOf(components: readonly Component[], type: string): string | null {
  const found = components.find((component) => component.type === type && isText(component));
  return typeof found?.text === 'string' ? found.text : null;
}

export const editable = ({ components }: Pick<Template, 'components'>): EditableContents => ({
  header: textOf(components ?? [], 'HEADER'),
  body: textOf(components ?? [], 'BODY') ?? '',
  footer: textOf(components ?? [], 'FOOTER'),
});

/** The template's components with these words in them; a part whose words were taken out goes. */
export function withContents(
  { components }: Pick<Template, 'components'>,
  { header, body, footer }: EditableContents,
): readonly Component[] {
  const words: Readonly<Record<string, string | null>> = { HEADER: header, BODY: body, FOOTER: footer };
  const kept = (components ?? []).flatMap((component): Component[] => {
    const type = String(component.type);
    if (!(type in words) || !isText(component)) return [component];
    const text = words[type] ?? null;
    return text === null ? [] : [{ ...component, text }];
  });
  const added = Object.entries(words).flatMap(([type, text]): Component[] =>
    text === null || kept.some((component) => component.type === type)
      ? []
      : [{ type, text, ...(type === 'HEADER' ? { format: 'TEXT' } : {}) }],
  );
  const order = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];
  return [...kept, ...added].toSorted(
    (a, b) => order.indexOf(String(a.type)) - order.indexOf(String(b.type)),
  );
}

/** A header of media needs a file of its own in the destination (domain.md B.6); it is made in WhatsApp Manager. */
export const hasMedia = ({ components }: Pick<Template, 'components'>): boolean =>
  (components ?? []).some((component) => component.type === 'HEADER' && !isText(component));

/** Variables with names say so in their examples; null: by position, which is what Meta takes unless told (domain.md B.6). */
export const parameterFormat = ({ components }: Pick<Template, 'components'>): 'NAMED' | null =>
  /"\w+_named_params":/.test(JSON.stringify(components ?? [])) ? 'NAMED' : null;

/** Meta's three categories (C3). */
export const categories = ['UTILITY', 'MARKETING', 'AUTHENTICATION'] as const;
