import type { Permission } from '../domain/access/permissions.ts';
import type { CommandName } from './text/shape.ts';

/** One row of the command table: the parser, the help, the permission check, the manifest and the README follow it. */
export interface CommandRow {
  /** The word after `/wa`; empty for `/wa` alone. */
  readonly word: string;
  readonly name: CommandName;
  readonly usage: string;
  /** What somebody needs somewhere before the command does anything for them. */
  readonly needs: Permission | 'admin' | null;
  readonly examples: readonly string[];
}

export const COMMANDS: readonly CommandRow[] = [
  { word: '', name: 'home', usage: '', needs: null, examples: [''] },
  {
    word: 'transfer',
    name: 'transfer',
    usage: '[number or group]',
    needs: 'manage_subscription_groups',
    examples: ['transfer', 'transfer +33 6 12 34 56 78', 'transfer WhatsApp FR'],
  },
  {
    word: 'migrate',
    name: 'migrate',
    usage: '[number]',
    needs: 'manage_integrations',
    examples: ['migrate', 'migrate +33 6 12 34 56 78'],
  },
  {
    word: 'subscribe',
    name: 'subscribe',
    usage: '<person> <group>',
    needs: 'import_users',
    examples: ['subscribe crm-0001 WhatsApp FR', 'subscribe +33 6 12 34 56 78 WhatsApp FR'],
  },
  {
    word: 'unsubscribe',
    name: 'unsubscribe',
    usage: '<person> <group>',
    needs: 'import_users',
    examples: ['unsubscribe crm-0001 WhatsApp FR', 'unsubscribe +33 6 12 34 56 78 WhatsApp FR'],
  },
  {
    word: 'subscription',
    name: 'subscription',
    usage: '[person or group]',
    needs: 'import_users',
    examples: [
      'subscription',
      'subscription crm-0001',
      'subscription name@example.com',
      'subscription WhatsApp FR',
    ],
  },
  {
    word: 'status',
    name: 'status',
    usage: '[number, group, WABA or operation]',
    needs: 'view',
    examples: ['status TR-0042', 'status +33 6 12 34 56 78', 'status WhatsApp FR'],
  },
  {
    word: 'why',
    name: 'why',
    usage: '<number>',
    needs: 'view',
    examples: ['why +33 6 12 34 56 78'],
  },
  {
    word: 'send-test',
    name: 'send_test',
    usage: '[number]',
    needs: 'manage_subscription_groups',
    examples: ['send-test', 'send-test +33 6 12 34 56 78'],
  },
  { word: 'inventory', name: 'inventory', usage: '', needs: 'admin', examples: ['inventory'] },
  {
    word: 'list',
    name: 'list',
    usage: '[mine|waiting|open|all]',
    needs: 'view',
    examples: ['list', 'list open'],
  },
  {
    word: 'grant',
    name: 'grant',
    usage: '[@person workspace permission …]',
    needs: 'admin',
    examples: ['grant', 'grant @name brand-fr view approve_operations'],
  },
  {
    word: 'revoke',
    name: 'revoke',
    usage: '[@person workspace permission …]',
    needs: 'admin',
    examples: ['revoke', 'revoke @name brand-fr approve_operations'],
  },
  { word: 'access', name: 'access', usage: '', needs: 'view', examples: ['access'] },
  { word: 'help', name: 'help', usage: '[command]', needs: null, examples: ['help', 'help transfer'] },
];
