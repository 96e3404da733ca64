import type { HandOffText } from './hand-off-shape.ts';
import { md } from './mrkdwn.ts';

const number = new Intl.NumberFormat('en');

export const handOff: HandOffText = {
  button: 'Ready for a campaign?',
  title: (group) => md`*Ready for a campaign through ${group}?* (R59)`,
  ready: md`✅ Everything is there: build the campaign or Canvas.`,
  waiting: md`⏳ Not yet: something below is still being waited for.`,
  notYet: md`❌ Not yet: something below is missing.`,
  items: {
    group: 'Active group',
    template: 'Approved template',
    opted_in: 'People who opted in',
    test: 'Test sent and answered',
    read_back: 'States read back',
    window: 'Rules of the conversation',
  },
  item: {
    group: ({ reason }) =>
      reason === 'active'
        ? md`it can send.`
        : md`it is archived, so its number sends nothing from here. Look for the active one: \`/wa status\`.`,
    template: ({ reason, names, more }) =>
      reason === 'approved'
        ? md`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Only an approved one may start a conversation (R41, R51).`
        : md`the WhatsApp account has none. Without one no conversation can be started (R41, R51).`,
    opted_in: ({ reason, people }) =>
      reason === 'some'
        ? md`${number.format(people)}, by our ledger. Nobody else gets anything from the group's number (R64).`
        : md`our ledger knows nobody who is subscribed, and nobody else gets anything (R64).`,
    test: ({ reason, operation }) => {
      if (reason === 'done') return md`in ${operation ?? ''}.`;
      if (reason === 'answered') return md`a test from this number was answered.`;
      return reason === 'open'
        ? md`${operation ?? ''} is not there yet.`
        : md`no test is known. Send one: \`/wa send-test\`.`;
    },
    read_back: ({ reason, operation }) => {
      if (reason === 'done') return md`in ${operation ?? ''}.`;
      if (reason === 'nothing') return md`no states are being written.`;
      return reason === 'open'
        ? md`waiting for the read-back of ${operation ?? ''}: what depends on written states waits for it (R74, R77).`
        : md`it was left out in ${operation ?? ''}. Look up a few people in Braze before you send.`;
    },
    window: () =>
      md`free text only within 24 hours of the person's own message; a campaign starts with a template (R40, C5).`,
  },
  links: { groups: 'Groups in Braze', campaigns: 'Campaigns in Braze', templates: 'Templates at Meta' },
  missing: md`This group is no longer in the inventory.`,
};
