import { md } from './mrkdwn.ts';
import type { RecreateText } from './recreate-shape.ts';
import { many } from './words-en.ts';

export const recreate: RecreateText = {
  title: 'Create a template again',
  open: 'Create one again',
  intro: (n) =>
    md`The destination lacks ${many(n, 'template', 'templates')} of the source. One after the other is put right and submitted (R104); Meta takes 100 an hour.`,
  none: md`The destination lacks no template of the source.`,
  which: 'Which one?',
  submit: 'Submit to Meta',
  about: (name, language) => md`*${name}* (${language})`,
  reason: (reason) => md`Why it was refused: ${reason}`,
  media: md`It has a header of media, and Meta wants the file anew in the destination: create this one in WhatsApp Manager.`,
  name: 'Name',
  nameHint: 'Small letters, digits and _. A deleted name is free again after 30 days.',
  nameWrong: 'Small letters, digits and _ only.',
  category: 'Category',
  categories: { UTILITY: 'Utility', MARKETING: 'Marketing', AUTHENTICATION: 'Authentication' },
  header: 'Header',
  body: 'Body',
  bodyHint: 'Variables stand in double braces, as before.',
  footer: 'Footer',
  creating: md`Asking Meta…`,
  created: (status) => md`✅ Submitted: it is ${status} now. Its approval is watched.`,
  notCreated: ({ said, retryAfterMs }) => {
    if (retryAfterMs !== null)
      return md`Meta takes no more for now: try again in ${many(Math.ceil(retryAfterMs / 60_000), 'minute', 'minutes')}.`;
    return said === null ? md`Meta did not take it. Please try again.` : md`Meta says: “${said}”`;
  },
  gone: md`This template is no longer there to be created again.`,
};
