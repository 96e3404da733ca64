import type { KnownBlock } from '@slack/types';
import type { StopNotice } from '../../application/ports/stop-notice.ts';
import { joined, type Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { encodeValue } from '../values.ts';
import { formatNumber } from './number.ts';
import { actions, button, context, section } from './primitives.ts';

/** What a channel is told of stops, in one text; blocks add only the buttons and what they mean. */
export function stopText(notice: StopNotice, text: Text): Mrkdwn {
  const t = text.stops;
  const on = { e164: formatNumber(notice.e164), group: notice.group };
  switch (notice.type) {
    case 'stops_asked':
      return t.asked(on, notice.people);
    case 'stops_closed': {
      const { outcome } = notice;
      if (outcome.kind === 'asked_again') return t.closed.askedAgain(on);
      return t.closed[outcome.kind](on, outcome.people, outcome.by);
    }
    case 'stops_done':
      return joined([
        ...(notice.people > 0 ? [t.done(on, notice.people)] : []),
        ...(notice.refused > 0 ? [t.refused(on, notice.refused)] : []),
      ]);
    case 'stops_resumed':
      return t.resumed(on, notice.people);
    case 'stops_stuck': {
      const { fault, remedy } = text.test;
      return t.stuck(on, notice.people, `${fault(notice.fault, null)} ${remedy[notice.remedy]}`);
    }
    default:
      return notice satisfies never;
  }
}

export function stopBlocks(notice: StopNotice, text: Text): KnownBlock[] {
  const t = text.stops;
  const said = section(stopText(notice, text));
  if (notice.type !== 'stops_asked') return [said];
  const { number, version, people, group } = notice;
  const value = encodeValue(number, String(version));
  const confirm = { title: t.confirmTitle, text: t.confirmText(group, people), yes: t.yes, no: t.no };
  return [
    said,
    context(t.explain),
    ...actions('stops', [
      button('stops.unsubscribe', t.unsubscribe(people), { value, style: 'danger', confirm }),
      button('stops.leave', t.leave, { value }),
    ]),
  ];
}
