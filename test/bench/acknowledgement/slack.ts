import { createSlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { channels, people } from '../../e2e/company.ts';
import { servePart } from '../part.ts';
import { botToken, signingSecret } from './press.ts';

const slack = await createSlackStandIn({
  signingSecret,
  botToken,
  team: { id: 'T0SAMPLE', name: 'Sample Co', domain: 'sample-co' },
  users: people,
  channels,
  commands: ['/wa'],
});

servePart(slack.apiUrl, {}, slack.close);
