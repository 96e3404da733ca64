import type { ModalView } from '@slack/types';
import {
  type Recreated,
  recreateTemplate,
  templatesToRecreate,
} from '../../application/migration/recreate.ts';
import { categories } from '../../domain/template/contents.ts';
import { message } from '../blocks/modal.ts';
import type { Desk } from '../desk.ts';
import { deniedWords } from '../desk.ts';
import { field } from '../fields.ts';
import { inTime, LATE } from '../in-time.ts';
import { errors, type SubmissionListener, update } from '../listener.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { parseMetadata, recreateMetadata } from '../views/metadata.ts';
import { templateRecreate } from '../views/template-recreate.ts';

const NAME = /^[a-z0-9_]{1,512}$/;

const said = (words: Mrkdwn, text: Text): ModalView =>
  message('template.recreated', text.recreate.title, text.common.close, words);

/** `template.choose` → its contents. */
export const chooseTemplate: SubmissionListener = async (desk, asked, text) => {
  const { operation } = parseMetadata(recreateMetadata, asked.metadata);
  const found = await templatesToRecreate(desk.ctx, { operation, by: asked.user });
  if ('kind' in found) {
    return update(
      said(found.kind === 'denied' ? await deniedWords(desk, found.denied, text) : text.recreate.gone, text),
    );
  }
  const template = found.templates.find(({ id }) => id === field(asked.values, 'template'));
  return update(
    template === undefined ? said(text.recreate.gone, text) : templateRecreate(operation, template, text),
  );
};

/** `template.recreate` → submitted to Meta, or its reason. */
export const submitRecreate: SubmissionListener = async (desk, asked, text) => {
  const { operation, template } = parseMetadata(recreateMetadata, asked.metadata);
  const name = field(asked.values, 'name') ?? '';
  const body = field(asked.values, 'body') ?? '';
  const category = categories.find((one) => one === field(asked.values, 'category'));
  if (template === null || category === undefined) return errors({ category: text.errors.required });
  if (!NAME.test(name)) return errors({ name: text.recreate.nameWrong });
  if (body === '') return errors({ body: text.errors.required });
  const contents = { header: field(asked.values, 'header'), body, footer: field(asked.values, 'footer') };
  const creating = recreateTemplate(desk.ctx, {
    ...{ operation, by: asked.user, template, name, category, contents },
  });
  const first = await inTime(creating);
  if (first === LATE) {
    return {
      now: update(said(text.recreate.creating, text)),
      next: async () => said(await wordsOf(desk, await creating, text), text),
    };
  }
  const words = await wordsOf(desk, first, text);
  return first.kind === 'not_created'
    ? errors({ body: words.mrkdwn.slice(0, 2_900) })
    : update(said(words, text));
};

async function wordsOf(desk: Desk, recreated: Recreated, text: Text): Promise<Mrkdwn> {
  switch (recreated.kind) {
    case 'created':
      return text.recreate.created(recreated.status);
    case 'not_created':
      return text.recreate.notCreated(recreated.fault);
    case 'missing':
      return text.recreate.gone;
    case 'denied':
      return deniedWords(desk, recreated.denied, text);
    default:
      return recreated satisfies never;
  }
}
