import { readFileSync } from 'node:fs';
import type { AppsManifestValidateArguments } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/slack/registry.ts';
import { sources } from '../architecture/sources.ts';
import { section, tableRows } from '../readme.ts';

const manifest = JSON.parse(
  readFileSync('manifest.json', 'utf8'),
) as AppsManifestValidateArguments['manifest'];
const scopes: readonly string[] = manifest.oauth_config?.scopes?.bot ?? [];
const slack = sources('src/slack')
  .map((file) => file.text)
  .join('\n');

/** What a bot token needs for each call of the Web API; docs.slack.dev/reference/methods. */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

const called = [
  ...new Set([...slack.matchAll(/\bweb\.([a-z]+\.[a-zA-Z]+)\(/g)].map(([, name]) => name ?? '')),
];

describe('the manifest', () => {
  test('keeps to what Slack takes: 35 characters of name, 140 of description, 1000 of hint', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description?.length).toBeLessThanOrEqual(140);
    for (const { description, usage_hint } of manifest.features?.slash_commands ?? []) {
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint?.length).toBeLessThanOrEqual(1000);
    }
  });

  test('has the one command, whose hint names every word of the table, with mentions escaped', () => {
    const commands = manifest.features?.slash_commands ?? [];
    expect(commands.map(({ command }) => command)).toEqual(['/wa']);
    expect(commands.map(({ should_escape }) => should_escape)).toEqual([true]);
    const words = COMMANDS.flatMap(({ word }) => (word === '' ? [] : [word]));
    expect(commands[0]?.usage_hint?.split(' | ')).toEqual(words);
  });

  test('subscribes to the events that have a listener, and to no others', () => {
    const heard = [...slack.matchAll(/\bapp\.event\('([a-z_]+)'/g)].map(([, name]) => name);
    expect(manifest.settings?.event_subscriptions?.bot_events).toEqual(heard);
  });

  test('sends everything to POST /slack/events: commands, events, presses, submissions and suggestions', () => {
    const addresses = [
      ...(manifest.features?.slash_commands ?? []).map(({ url }) => url),
      manifest.settings?.event_subscriptions?.request_url,
      manifest.settings?.interactivity?.request_url,
      manifest.settings?.interactivity?.message_menu_options_url,
    ];
    expect(new Set(addresses)).toEqual(new Set(['https://switchboard.example.com/slack/events']));
    expect(manifest.settings?.interactivity?.is_enabled).toBe(true);
  });

  test('shows the Home tab, and direct messages that people read', () => {
    expect(manifest.features?.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
  });

  test('asks for the scopes that the bot uses, and for no others', () => {
    expect(called.filter((name) => !(name in scopesOf))).toEqual([]);
    const used = new Set(['commands', ...called.flatMap((name) => scopesOf[name] ?? [])]);
    expect(new Set(scopes)).toEqual(used);
  });

  test('is explained in the README, scope by scope', () => {
    const rows = tableRows(section('scopes'));
    expect(rows.map(([scope]) => scope)).toEqual(scopes.map((scope) => `\`${scope}\``));
    for (const [, why] of rows) expect(why).toMatch(/\w/);
  });
});
