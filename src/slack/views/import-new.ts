import type { KnownBlock, ModalView } from '@slack/types';
import { consents } from '../../domain/subscription/consent.ts';
import { modal } from '../blocks/modal.ts';
import { context, input, option, plain, section } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

/** A file that came with a message; null where one is chosen in the modal. */
export interface GivenFile {
  readonly file: string;
  readonly name: string;
}

const fileInput = (text: Text): KnownBlock =>
  input(
    'file',
    { type: 'file_input', action_id: 'value', filetypes: ['csv', 'json', 'txt'], max_files: 1 },
    { label: text.imports.file, hint: text.imports.fileHint },
  );

/** SPEC 10.4: `subscription.import`. */
export function importNew(
  text: Text,
  { given, channel }: { given: GivenFile | null; channel: string | null },
): ModalView {
  const t = text.imports;
  return modal({
    callbackId: 'subscription.import',
    title: t.newTitle,
    submit: t.readFile,
    close: text.common.cancel,
    metadata: { ...given, ...(channel === null ? {} : { channel }) },
    blocks: [
      section(t.explain),
      given === null ? fileInput(text) : section(t.given(given.name)),
      input(
        'group',
        {
          ...({ type: 'external_select', action_id: 'value', min_query_length: 0 } as const),
          placeholder: plain(text.common.type),
        },
        { label: t.groupLabel, hint: t.groupHint, optional: true },
      ),
      input(
        'consent',
        {
          type: 'static_select',
          action_id: 'value',
          options: consents.map((consent) => option(t.consents[consent], consent)),
        },
        { label: t.consent, hint: t.consentHint, optional: true },
      ),
      input(
        'as_of',
        { type: 'datetimepicker', action_id: 'value' },
        { label: t.asOf, hint: t.asOfHint, optional: true },
      ),
      input(
        'read_back',
        { type: 'checkboxes', action_id: 'value', options: [option(t.readAll, 'all')] },
        { label: t.readBackLabel, optional: true },
      ),
      context(t.upkeep),
      context(t.otherWays),
    ],
  });
}
