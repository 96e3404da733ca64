import { authorizeAnywhere } from '../../application/access/authorize-anywhere.ts';
import { confirmStep } from '../../application/operation/confirm-step.ts';
import { pauseImport, resumeImport } from '../../application/subscription/control-import.ts';
import { deniedWords, open, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';
import { changeWords } from '../refusal.ts';
import { decodeValue } from '../values.ts';
import { type GivenFile, importNew } from '../views/import-new.ts';

/** `value` names the file of a message; empty: one is chosen in the modal. */
export const openImport: ActionListener = async (desk, asked, text) => {
  const denied = await authorizeAnywhere(desk.ctx, { user: asked.user, permission: 'import_users' });
  if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  await open(desk, asked, importNew(text, { given: null, channel: asked.channel }), text);
};

/** The shortcut on a message: its file, or words where it has none that can be read. */
export const importFromMessage: ActionListener = async (desk, asked, text) => {
  const denied = await authorizeAnywhere(desk.ctx, { user: asked.user, permission: 'import_users' });
  if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  const given = decodeFile(asked.value);
  if (given === null) return say(desk, asked, text.imports.noFile);
  await open(desk, asked, importNew(text, { given, channel: asked.channel }), text);
};

function decodeFile(value: string): GivenFile | null {
  const at = value.indexOf('|');
  return at < 1 ? null : { file: value.slice(0, at), name: value.slice(at + 1) };
}

/** "Write": only from here on does anything reach Braze. */
export const confirmImport: ActionListener = async (desk, asked, text) => {
  const { operation } = decodeValue(asked.value);
  const done = await confirmStep(desk.ctx, {
    ...{ operation, step: 'confirm', by: asked.user, evidence: null, fields: {}, meaning: 'do' },
  });
  if (done.kind === 'assets') return say(desk, asked, text.imports.held);
  if (done.kind === 'field') throw new Error('an import asks for no fields');
  const words = await changeWords(desk, done, operation, text);
  if (words !== null) return say(desk, asked, words);
};

const holding =
  (change: typeof pauseImport): ActionListener =>
  async (desk, asked, text) => {
    const { operation } = decodeValue(asked.value);
    const changed = await change(desk.ctx, { operation, by: asked.user });
    const words = await changeWords(desk, changed, operation, text);
    if (words !== null) await say(desk, asked, words);
  };

export const pause = holding(pauseImport);
export const resume = holding(resumeImport);
