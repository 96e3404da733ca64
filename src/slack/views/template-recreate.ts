import type { ModalView } from '@slack/types';
import { categories, editable, hasMedia } from '../../domain/template/contents.ts';
import type { Template } from '../../domain/template/template.ts';
import { modal } from '../blocks/modal.ts';
import { input, option, plain, section } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

export interface RecreateMetadata {
  readonly operation: string;
  /** Of the source; null while one is chosen. */
  readonly template: string | null;
}

/** Slack takes at most 100 options. */
const MOST = 100;

/** Which one first: the templates that the destination lacks. */
export const templateChoice = (operation: string, templates: readonly Template[], text: Text): ModalView =>
  modal({
    callbackId: 'template.choose',
    title: text.recreate.title,
    submit: text.transfer.next,
    close: text.common.cancel,
    metadata: { operation, template: null } satisfies RecreateMetadata,
    blocks: [
      section(text.recreate.intro(templates.length)),
      input(
        'template',
        {
          type: 'static_select',
          action_id: 'value',
          placeholder: plain(text.common.chooseOne),
          options: templates
            .slice(0, MOST)
            .map(({ id, name, language, status }) => option(name, id, `${language} · ${status}`)),
        },
        { label: text.recreate.which },
      ),
    ],
  });

/** The template as it was, to be put right and submitted. */
export function templateRecreate(operation: string, template: Template, text: Text): ModalView {
  const t = text.recreate;
  const { header, body, footer } = editable(template);
  const words = { type: 'plain_text_input', action_id: 'value' } as const;
  const initial = (value: string | null) => (value === null ? {} : { initial_value: value });
  const options = categories.map((category) => option(t.categories[category], category));
  const chosen = options.find(({ value }) => value === template.category.toUpperCase());
  return modal({
    callbackId: 'template.recreate',
    title: t.title,
    submit: t.submit,
    close: text.common.cancel,
    metadata: { operation, template: template.id } satisfies RecreateMetadata,
    blocks: [
      section(t.about(template.name, template.language)),
      ...(template.reason === null ? [] : [section(t.reason(template.reason))]),
      ...(hasMedia(template) ? [section(t.media)] : []),
      input(
        'name',
        { ...words, initial_value: template.name, max_length: 512 },
        { label: t.name, hint: t.nameHint },
      ),
      input(
        'category',
        { type: 'static_select', action_id: 'value', options, ...(chosen ? { initial_option: chosen } : {}) },
        { label: t.category },
      ),
      ...(hasMedia(template)
        ? []
        : [
            input(
              'header',
              { ...words, ...initial(header), max_length: 60 },
              { label: t.header, optional: true },
            ),
          ]),
      input(
        'body',
        { ...words, multiline: true, initial_value: body, max_length: 1024 },
        { label: t.body, hint: t.bodyHint },
      ),
      input('footer', { ...words, ...initial(footer), max_length: 60 }, { label: t.footer, optional: true }),
    ],
  });
}
