import { describe, expect, test } from 'vitest';
import { registrations, routeOf } from '../../src/domain/migration/registered-on.ts';
import { cardHead } from '../../src/slack/blocks/card.ts';
import { instructionFor } from '../../src/slack/blocks/instructions.ts';
import { stepTitle } from '../../src/slack/blocks/status.ts';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import { migrateNew } from '../../src/slack/views/migrate-new.ts';
import {
  accountOf,
  numberSays,
  otherBusiness,
  outlook,
  planOf,
  targetAt,
  ways,
  yesTo,
} from '../domain/migration/migration-samples.ts';
import { given, requested, runningAt } from '../domain/operation/given.ts';
import { requester } from '../domain/samples.ts';
import {
  checked,
  draft,
  planView,
  read,
  readByApprover,
  rulesIn,
  spaced,
  under,
  where,
  wordsOf,
} from './migration-reading.ts';

const scenarioLines = [
  ['R84', '1 to the Hub', 1, 'migration'],
  ['R85', '2 by our calls', 2, 'migration'],
  ['R86', '3 to a provider outside', 3, 'migration'],
  ['R87', '4 a client to a partner', 4, 'configuration_change'],
  ['R88', '5 a WABA to a partner', 5, 'migration'],
  ['R89', '6 between businesses', 6, 'migration'],
  ['R90', '7 off On-Premise', 7, 'configuration_change'],
] as const;

const assets = ['R91', 'R92', 'R93', 'R94', 'R95', 'R96', 'R97', 'R98', 'R99'];
const assetsIn = (words: string) => rulesIn(words).filter((rule) => assets.includes(rule));

describe.each([
  ['English', en],
  ['French', fr],
] as const)('in %s', (language, text) => {
  const { migration: t, transfer } = text;
  const inFrench = language === 'French';

  test('[R78] [R79] the form says why people migrate, and that history is lost, whatever older pages say (C2)', () => {
    const [intro = ''] = draft(null, text);
    expect(intro).toMatch(inFrench ? /devise.*historique.*perdu.*R78/s : /currency.*history.*lost.*R78/s);
    expect(rulesIn(intro)).toContain('R79');
  });

  test('[R80] the form asks first where the number is registered, and for nothing else until that is said', () => {
    const [, first = '', ...more] = draft(null, text);
    expect(first).toContain('"registered_on"');
    expect(rulesIn(first)).toEqual(['R80']);
    expect(more).toEqual([]);
  });

  test('[R80] [R82] [R83] [R110] a number that is not on the API gets its route instead of a form', () => {
    const routes = { none: 'R80', business_app: 'R82', coexistence: 'R110', consumer_app: 'R83' } as const;
    for (const place of registrations.filter((each) => routeOf[each] !== 'migrate')) {
      if (place === 'api') throw new Error('a number on the API is migrated');
      const [, , instead = '', ...more] = draft(place, text);
      expect(rulesIn(instead)[0]).toBe(routes[place]);
      expect(more).toEqual([]);
      expect(migrateNew(text, { registeredOn: place, number: null, ofWaba: null }).submit?.text).toBe(t.next);
    }
  });

  test('[R82] [R83] the route says what to click: coexist, or delete the account and wait', () => {
    for (const place of ['business_app', 'consumer_app'] as const)
      expect(draft(place, text)[2]).toMatch(/\*Delete account\*.* minutes/s);
    expect(draft('business_app', text)[2]).toMatch(/coexistence/);
    expect(draft('coexistence', text)[2]).toContain('*Disconnect account*');
  });

  test('[R81] the plan names source and destination, and proves that the source has the number', () => {
    const plan = planOf('2 by our calls');
    const words = read(plan, text);
    expect(words[0]).toMatch(new RegExp(`${plan.names.source}.*${plan.names.target}`, 's'));
    expect(rulesIn(checked(words, 'registered.pass'))).toEqual(['R80', 'R81']);
  });

  test.each(scenarioLines)(
    '[R84–R90] [R114] the plan, the approver’s copy and the card name %s: %s',
    (rule, way, n, kind) => {
      const plan = planOf(way);
      const line = spaced(`*${t.scenarios[n]}* (${rule})`);
      const read3 = [read(plan, text), readByApprover(plan, text)];
      for (const words of [...read3, wordsOf(cardHead(given(requested(plan)).state, text))]) {
        const named = words.find((word) => word.includes(line)) ?? '';
        expect(named).toContain(spaced(`${t.kinds[kind]} (R114)`));
      }
      expect(read(plan, text).join('\n')).toContain(spaced(t.routes[plan.route].mrkdwn));
    },
  );

  test('[R88] [R89] what nobody automates says so (C20, C21)', () => {
    expect(rulesIn(t.routes.support.mrkdwn)).toEqual(['R88']);
    expect(rulesIn(t.routes.by_hand.mrkdwn)).toEqual(['R89']);
  });

  test('[R91–R99] a migration says of every asset whether it is lost or kept, losses first', () => {
    const words = read(planOf('2 by our calls'), text);
    const [lost, kept] = [under(words, transfer.lostTitle), under(words, transfer.keptTitle)];
    expect(assetsIn(lost)).toEqual(['R97', 'R98', 'R99']);
    expect(assetsIn(kept)).toEqual(['R91', 'R92', 'R93', 'R94', 'R95', 'R96']);
    expect(words.indexOf(lost)).toBeLessThan(words.indexOf(kept));
  });

  test('[R93] [R95] [R99] the assets say what older pages get wrong (C2, C15, C22)', () => {
    expect(rulesIn(t.kept.messaging_limit)).toEqual(['R93', 'R29']);
    expect(spaced(t.kept.media)).toMatch(/R95.*Cloud API/);
    expect(spaced(t.lost.history)).toMatch(inFrench ? /R99.*page.*ne l’est pas/ : /R99.*page.*is not/);
    const onPremise = planOf('2 by our calls', numberSays({ platformType: 'ON_PREMISE' }));
    expect(under(read(onPremise, text), transfer.lostTitle)).toMatch(/R95.*Cloud API/);
  });

  test('[R91–R99] a configuration change says of every asset that nothing is lost', () => {
    for (const way of ['4 a client to a partner', '7 off On-Premise']) {
      const words = read(planOf(way), text);
      expect(under(words, transfer.lostTitle)).toBe('');
      const kept = under(words, transfer.keptTitle);
      expect(assetsIn(kept)).toEqual(assets);
      for (const line of Object.values(t.noLoss)) expect(kept).toContain(spaced(line));
    }
  });

  test('[R89] [R91–R99] between businesses nothing is kept (C21)', () => {
    const words = read(planOf('6 between businesses'), text);
    expect(assetsIn(under(words, transfer.lostTitle))).toEqual(assets);
    expect(under(words, transfer.keptTitle)).toBe('');
  });

  test('[R100–R105] the plan says what becomes of the templates, by number and name', () => {
    const counts = { copy_call: 3, copy_automatic: 0, recreate: 2, beyond_limit: 4, clash: 16 };
    const names = { left: ['beyond (fr)'], recreated: ['bad (fr)'], differing: ['unlike (fr)'] };
    const full = {
      ...outlook,
      counts,
      there: 247,
      ...names,
      clashes: { same: 5, different: 11, unknown: 0 },
    };
    for (const words of [read, readByApprover].map((by) =>
      by(planOf('2 by our calls', { templates: full }), text),
    )) {
      const told = under(words, t.templatesTitle);
      expect(rulesIn(told).toSorted()).toEqual(['R100', 'R101', 'R103', 'R104', 'R105']);
      for (const said of ['247', '250', 'beyond (fr)', 'bad (fr)']) expect(told).toContain(said);
      expect(told).toMatch(
        inFrench
          ? /Même contenu : 5\. \*Contenu différent sur place : 11\* : unlike \(fr\) et 10 autres/
          : /Same contents: 5\. \*Other contents there: 11\*: unlike \(fr\) and 10 more/,
      );
    }
    const byItself = { ...counts, copy_call: 0, copy_automatic: 3 };
    const templates = { ...full, orderedBy: 'meta', counts: byItself } as const;
    const told = under(read(planOf('1 to the Hub', { templates }), text), t.templatesTitle);
    expect(rulesIn(told)).toContain('R102');
  });

  test('[R103] whoever asks may say which templates come first, and reads what finds no room', () => {
    expect(where(draft('api', text), 'R103')).toContain('"first"');
    const templates = { ...outlook, counts: { ...outlook.counts, beyond_limit: 4 } };
    const words = read(planOf('2 by our calls', { templates }), text);
    expect(rulesIn(checked(words, 'template_room.warn'))).toContain('R103');
  });

  test('[R104] the comparison of the templates says that what is missing is created again', () => {
    const { state } = given(...runningAt('compare_templates', planOf('2 by our calls')));
    const step = state.steps.find(({ key }) => key === 'compare_templates');
    if (step === undefined) throw new Error('there is no such step');
    expect(rulesIn(instructionFor(state, step, null, text).mrkdwn)).toContain('R104');
  });

  test('[R106] [R107] [R108] a migration says who pays, a configuration change that nothing changes (C23)', () => {
    const billing = under(read(planOf('2 by our calls'), text), t.billingTitle);
    expect(rulesIn(billing)).toEqual(['R106', 'R107', 'R108']);
    expect(billing).toContain('Meta');
    const change = under(read(planOf('4 a client to a partner'), text), t.billingTitle);
    expect(change).toContain(spaced(t.noCost.mrkdwn));
    expect(rulesIn(change)).toEqual([]);
  });

  test('[R109] [R110] [R111] [R112] a check that fails names its rule and what was found, and nothing can be sent', () => {
    const cases = [
      ['R109', 'not_test', { accountMode: 'SANDBOX' }, ''],
      ['R110', 'not_coexistence', { isOnBizApp: true, platformType: 'CLOUD_API' }, 'Cloud API'],
      ['R111', 'name_approved', { nameStatus: 'DECLINED' }, 'DECLINED'],
      ['R112', 'no_pending_name', { newNameStatus: 'PENDING_REVIEW' }, 'PENDING_REVIEW'],
    ] as const;
    for (const [rule, key, said, found] of cases) {
      const plan = planOf('2 by our calls', numberSays(said));
      const told = checked(read(plan, text), `${key}.fail`);
      expect(rulesIn(told)).toEqual([rule]);
      expect(told).toContain(found);
      expect(planView(plan, text).submit).toBeUndefined();
    }
  });

  test('[R111] an override asks for a reason, and the approver reads who overrode it and why (C19)', () => {
    const plan = planOf('2 by our calls', numberSays({ nameStatus: 'AVAILABLE_WITHOUT_REVIEW' }));
    const words = read(plan, text);
    expect(checked(words, 'name_approved.unknown')).toContain('AVAILABLE_WITHOUT_REVIEW');
    const reason = words.find((word) => word.includes('"because.name_approved"'));
    expect(reason).toContain(spaced(t.overrideFirst));
    const confirmations = [yesTo('name_approved', 'a sample reason'), yesTo('history')];
    const told = readByApprover(plan, text, { confirmations }).find((word) => word.includes('☑️')) ?? '';
    expect(told).toContain(spaced(t.checks.name_approved));
    expect(told).toMatch(new RegExp(`${requester}.*a sample reason`, 's'));
  });

  test('[R98] [R99] whoever asks says that the losses are known, and the approver reads them', () => {
    const plan = planOf('2 by our calls');
    expect(rulesIn(checked(read(plan, text), 'history.unknown'))).toEqual(['R99', 'R98']);
    expect(where(readByApprover(plan, text), 'R97')).toContain(transfer.lostTitle);
  });

  test('[R89] [R90] what does not fit says which scenario does, and what is gone (C18)', () => {
    const elsewhere = { ...targetAt('direct'), businessId: otherBusiness };
    const destination = accountOf(elsewhere, { business: otherBusiness });
    const other = checked(read(planOf('2 by our calls', { destination }), text), 'same_business.fail');
    expect(other).toMatch(/R89.*sc[eé]nario 6/s);
    const cloud = checked(read(planOf('7 off On-Premise', numberSays({})), text), 'on_premise.fail');
    expect(cloud).toMatch(/R90.*2025/s);
  });

  test('every way says where its point of no return is', () => {
    for (const way of Object.keys(ways)) {
      const plan = planOf(way);
      const point = plan.steps.find(({ pointOfNoReturn }) => pointOfNoReturn)?.key ?? '';
      const words = read(plan, text).join('\n');
      expect(words).toContain(spaced(t.noReturn(stepTitle(point, text, plan)).mrkdwn));
      expect(words).not.toContain('undefined');
    }
  });
});
