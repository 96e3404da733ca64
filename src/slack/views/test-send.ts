import type { ModalView } from '@slack/types';
import type { GroupRow } from '../../application/ports/assets.ts';
import type { Template } from '../../domain/template/template.ts';
import { modal } from '../blocks/modal.ts';
import { formatNumber } from '../blocks/number.ts';
import { context, input, option, plain } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

export const numberOption = (row: GroupRow) =>
  option(`${formatNumber(row.e164)} · ${row.displayName}`, row.numberId, row.workspace);

/** An option's value holds at most 75 characters; a template whose name is longer cannot be offered. */
export const templateOption = ({ name, language, quality }: Template) => {
  const value = `${language}|${name}`;
  return value.length > 75 ? [] : [option(name, value, `${language} · ${quality ?? 'UNKNOWN'}`)];
};

export const parseTemplate = (value: string): { name: string; language: string } | null => {
  const [language, name] = value.split('|', 2);
  return language && name ? { name, language } : null;
};

/** SPEC 10.4: `test.send`. The rule of the window stands beside Meta's (R40, C5). */
export function testSend(text: Text, number: GroupRow | null): ModalView {
  const t = text.test;
  const search = { type: 'external_select', action_id: 'value', min_query_length: 0 } as const;
  const placeholder = plain(text.common.type);
  return modal({
    callbackId: 'test.send',
    title: t.title,
    submit: text.common.send,
    close: text.common.cancel,
    blocks: [
      input(
        'number',
        { ...search, placeholder, ...(number ? { initial_option: numberOption(number) } : {}) },
        { label: t.number },
      ),
      input(
        'person',
        { type: 'plain_text_input', action_id: 'value', max_length: 200 },
        { label: t.person, hint: t.personHint },
      ),
      input(
        'template',
        { ...search, placeholder },
        { label: t.template, hint: t.templateHint, optional: true },
      ),
      context(t.windowRule),
    ],
  });
}
