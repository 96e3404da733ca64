import type { KnownBlock } from '@slack/types';
import type { DriftPage } from '../../application/asset/show-drift.ts';
import type { Why } from '../../application/asset/why.ts';
import type { Drift } from '../../application/ports/drift.ts';
import type { Link } from '../../domain/asset/chain-of-sending.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { formatNumber } from './number.ts';
import { button, context, header, section } from './primitives.ts';

const ICON: Readonly<Record<Link['outcome'], string>> = { ok: '✅', broken: '❌', unknown: '❓' };

const linkLine = ({ link, outcome, reason, detail }: Link, text: Text): Mrkdwn =>
  md`${ICON[outcome]} *${text.why.link[link]}*: ${text.why.reason[reason](detail)}`;

/** The verdict first, then every link in its order. */
export function whyPage({ number, links, weakest }: Why, text: Text): KnownBlock[] {
  const e164 = formatNumber(number.e164);
  const verdict =
    weakest === null
      ? text.why.whole(e164)
      : weakest.outcome === 'broken'
        ? text.why.broken(e164)
        : text.why.unsure(e164);
  return [
    section(weakest === null ? verdict : joined([verdict, linkLine(weakest, text)])),
    context(joined(links.map((link) => linkLine(link, text)))),
  ];
}

/** A button carries the difference that was read, so that another one is not taken over by mistake. */
export const driftValue = ({ asset, field, source, ours, theirs }: Drift): string =>
  JSON.stringify([asset, field, source, ours, theirs]);

/** A message holds 50 blocks. */
const ROWS = 20;

export function driftPage({ drifts, unknown, syncs }: DriftPage, text: Text): KnownBlock[] {
  const t = text.drift;
  const done = syncs.flatMap((s) => s.doneAt ?? []).toSorted();
  const latest = done.at(-1);
  return [
    header(t.title),
    ...(drifts.length === 0 && latest ? [section(t.none)] : []),
    ...drifts
      .slice(0, ROWS)
      .map((drift) =>
        section(
          t.row(drift.asset, t.field[drift.field](drift.ours, drift.theirs), drift.since),
          drift.acceptable
            ? { accessory: button('drift.accept', t.accept, { value: driftValue(drift) }) }
            : {},
        ),
      ),
    ...(unknown.length === 0
      ? []
      : [
          section(
            joined([t.unknown, ...unknown.map((u) => t.unknownRow(u.asset, u.field, u.count, u.lastAt))]),
          ),
        ]),
    ...syncs
      .filter((s) => s.fault !== null)
      .slice(0, 10)
      .map((s) => context(t.fault(s.scope, s.fault ?? ''))),
    context(latest ? t.synced(latest) : t.neverSynced, t.file),
  ];
}
