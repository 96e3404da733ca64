type RuleKind = 'prerequisite' | 'step' | 'limit' | 'definition' | 'note';

/**
 * What the product does with a rule: `enforced`, the code refuses or guarantees it; `shown`, a step or
 * data on a plan; `explained`, one sentence where it applies; `overruled`, a contradiction decides otherwise.
 */
type RuleHandling = 'enforced' | 'shown' | 'explained' | 'overruled';

type RuleFlow =
  | 'transfer'
  | 'onboarding'
  | 'retirement'
  | 'template'
  | 'conversation'
  | 'subscription'
  | 'migration';

type RuleSource =
  | 'braze-workspace-transfer'
  | 'braze-multiple-accounts'
  | 'braze-overview'
  | 'braze-subscription-groups'
  | 'dialog360-number-migration';

/** Where the sources disagree with one another or with today's platforms, and what this product does. */
export const contradictions = [
  { id: 'C1', decision: 'A workspace takes up to 10 WABAs; the newer page wins over "only one".' },
  { id: 'C2', decision: 'Message history is lost in a migration, and the plan says so before it starts.' },
  {
    id: 'C3',
    decision: 'Categories are utility, marketing and authentication; old names are mapped for display only.',
  },
  { id: 'C4', decision: 'A second partner on a WABA is a warning, never a block.' },
  { id: 'C5', decision: 'Only a message or call from the user opens the 24 h window, as Meta says.' },
  { id: 'C6', decision: 'The SDK method exists for Android, iOS and Web, whatever its label says.' },
  {
    id: 'C7',
    decision: 'States are written by API; Braze user import is not relied upon for WhatsApp groups.',
  },
  {
    id: 'C8',
    decision: 'Freedom from other WhatsApp accounts is asked of new numbers only; a transfer is exempt.',
  },
  { id: 'C9', decision: 'Deleting the number in Meta is never chained to a transfer.' },
  {
    id: 'C10',
    decision: 'The automatic copy takes GREEN templates only; the migration call takes GREEN and UNKNOWN.',
  },
  { id: 'C11', decision: 'Copied templates start with an UNKNOWN rating.' },
  { id: 'C12', decision: 'The template limit is 250 for a WABA unless a higher one was verified.' },
  { id: 'C13', decision: 'Where the pages name a menu differently, a step shows both names.' },
  { id: 'C14', decision: 'Groups are counted for the WABA and for the workspace; both limits are checked.' },
  { id: 'C15', decision: 'The messaging limit belongs to the whole Meta business portfolio.' },
  { id: 'C16', decision: 'The WhatsApp channel is generally available; early access is over.' },
  { id: 'C17', decision: 'The asset table is read as: asset, migration, configuration change.' },
  {
    id: 'C18',
    decision: 'On-Premise hosting has expired; the hosting change stays as a legacy scenario only.',
  },
  {
    id: 'C19',
    decision:
      'AVAILABLE_WITHOUT_REVIEW fails the name check, which a named person may override with a reason.',
  },
  { id: 'C20', decision: 'One WABA to a new 360dialog partner is done by people, from a checklist.' },
  {
    id: 'C21',
    decision: 'A move between business portfolios is never automated: losses and a checklist instead.',
  },
  { id: 'C22', decision: 'Media is kept only where both sides run on the Cloud API.' },
  { id: 'C23', decision: 'Billing is shown in both wordings, which agree in substance.' },
  {
    id: 'C24',
    decision:
      'Other active groups of the WABA elsewhere make it unknown whether Braze accepts: a person says.',
  },
  { id: 'C25', decision: 'States are set by the V2 endpoint first, with V1 as the fallback.' },
  { id: 'C26', decision: 'Two states are written, three are read: Braze may also answer unknown.' },
] as const satisfies readonly { id: `C${number}`; decision: string }[];

type ContradictionId = (typeof contradictions)[number]['id'];

interface Entry<Id extends string> {
  id: Id;
  source: RuleSource;
  kind: RuleKind;
  text: string;
  handling: RuleHandling;
  by?: ContradictionId;
  where: RuleFlow;
}

type Verdict = Exclude<RuleHandling, 'overruled'> | ContradictionId;
type Row<Id extends string> = readonly [id: Id, kind: RuleKind, verdict: Verdict, text: string];

function isContradiction(verdict: Verdict): verdict is ContradictionId {
  return contradictions.some(({ id }) => id === verdict);
}

function section<Id extends `R${number}`>(source: RuleSource, where: RuleFlow, rows: readonly Row<Id>[]) {
  return rows.map(
    ([id, kind, verdict, text]): Entry<Id> =>
      isContradiction(verdict)
        ? { id, source, kind, text, handling: 'overruled', by: verdict, where }
        : { id, source, kind, text, handling: verdict, where },
  );
}

const table = [
  ...section('braze-workspace-transfer', 'transfer', [
    ['R1', 'definition', 'enforced', 'A number and its subscription group change workspace together.'],
    ['R2', 'prerequisite', 'enforced', '"Manage Subscription Groups" is held in both workspaces.'],
    ['R3', 'prerequisite', 'enforced', 'A WABA cannot cross Braze clusters.'],
    ['R4', 'step', 'shown', 'Open the workspace that holds the group today.'],
    ['R5', 'step', 'shown', 'Find the group under Audience > Subscription Group Management.'],
    ['R6', 'step', 'shown', 'Archive the group from its status: it becomes inactive, it is not deleted.'],
    ['R7', 'step', 'enforced', 'The group is archived before the number is integrated elsewhere.'],
    ['R8', 'step', 'shown', 'Open the workspace that shall receive the number.'],
    ['R9', 'step', 'shown', 'Open Partner Integrations > Technology Partners > WhatsApp, messaging section.'],
    ['R10', 'step', 'shown', 'Choose to create a new subscription group and phone number.'],
    ['R11', 'step', 'shown', 'In the integration flow, select the number of the archived group.'],
    ['R12', 'step', 'enforced', 'The number is confirmed as tied to the group of the new workspace.'],
    ['R13', 'step', 'enforced', 'A message is sent and one is received through the moved number.'],
    ['R14', 'note', 'enforced', 'Moving back is the same transfer with the two workspaces exchanged.'],
    ['R15', 'note', 'enforced', 'A transfer never deletes the number in Meta.'],
  ]),
  ...section('braze-multiple-accounts', 'onboarding', [
    ['R16', 'limit', 'enforced', 'A workspace takes several WABAs and several groups with their numbers.'],
    ['R17', 'limit', 'enforced', 'A number is connected to one group only.'],
    ['R18', 'limit', 'enforced', 'A group has one number only.'],
    ['R19', 'note', 'explained', 'A WABA per brand keeps numbers, templates and ratings apart.'],
    ['R20', 'note', 'explained', 'WABAs of one business share permissions and catalogs (not yet in Braze).'],
    ['R21', 'definition', 'explained', 'One group, one number; several WABAs and businesses a workspace.'],
    ['R22', 'limit', 'enforced', 'A workspace holds at most 10 WABAs.'],
    ['R23', 'note', 'explained', 'The WABAs of a workspace may belong to different Meta businesses.'],
    ['R24', 'step', 'shown', 'Technology Partners > WhatsApp > "Add WhatsApp Business Account".'],
    ['R25', 'step', 'shown', 'Follow the embedded sign-up.'],
    ['R26', 'prerequisite', 'enforced', 'The number of a new WABA is tied to no other WhatsApp account.'],
    ['R27', 'note', 'enforced', 'All numbers of a WABA share its templates.'],
    ['R28', 'note', 'explained', 'Users see each number as a chat of its own.'],
    ['R29', 'note', 'C15', 'Name, status, rating and messaging limit are each number’s own.'],
    ['R30', 'limit', 'enforced', 'A WABA holds at most 20 groups, each with its sending number.'],
    ['R31', 'step', 'shown', 'Technology Partners > WhatsApp > "Add Subscription Group and Number".'],
    ['R32', 'step', 'shown', 'At "Select your WhatsApp Business Account" take yours, then add a new number.'],
    ['R33', 'prerequisite', 'enforced', 'A number added to a WABA is tied to no other WhatsApp account.'],
  ]),
  ...section('braze-multiple-accounts', 'retirement', [
    ['R34', 'step', 'shown', 'To remove a group and its number, archive it under Audience > Subscriptions.'],
    ['R35', 'step', 'shown', 'Then delete the number in Meta Business Manager.'],
  ]),
  ...section('braze-overview', 'onboarding', [
    ['R36', 'note', 'C16', 'The channel is in early access, joined through the account manager.'],
    ['R37', 'prerequisite', 'enforced', 'Customers are asked to opt in before they are messaged.'],
    ['R38', 'prerequisite', 'enforced', 'WhatsApp’s content and commerce rules are followed.'],
    ['R39', 'prerequisite', 'enforced', 'Braze and Meta documentation and all Meta policies are followed.'],
  ]),
  ...section('braze-overview', 'conversation', [
    ['R40', 'limit', 'C5', 'The first templated message, from either side, opens 24 h of conversation.'],
    ['R41', 'limit', 'enforced', 'Users write at any time; a business starts only by an approved template.'],
  ]),
  ...section('braze-overview', 'onboarding', [
    ['R42', 'limit', 'C1', 'An app group has several numbers but only one WABA.'],
    ['R43', 'limit', 'C4', 'A WABA has only one third-party integration.'],
    ['R44', 'prerequisite', 'shown', 'A Meta Business Manager account exists.'],
    ['R45', 'prerequisite', 'shown', 'A WhatsApp Business account exists.'],
    ['R46', 'prerequisite', 'shown', 'A phone number that meets WhatsApp’s requirements is at hand.'],
    ['R47', 'step', 'shown', '"Connect with Facebook", pick the Meta business: it controls permissions.'],
    ['R48', 'step', 'shown', 'In the wizard: choose the accounts, make the profile, verify the number.'],
    ['R49', 'limit', 'enforced', 'A WABA serves one workspace and is not shared between providers.'],
    ['R50', 'note', 'shown', 'Finishing the set-up creates a WhatsApp subscription group.'],
  ]),
  ...section('braze-overview', 'template', [
    ['R51', 'limit', 'enforced', 'Only an approved template may start a conversation.'],
    ['R52', 'step', 'shown', 'In Meta: Account tools > Message templates > Create templates.'],
    ['R53', 'step', 'shown', 'Choose category, name and languages; languages may change afterwards.'],
    ['R54', 'definition', 'C3', 'The categories are transactional, marketing and one-time passwords.'],
    ['R55', 'step', 'shown', 'Write the body, with optional header, footer and buttons, beside a preview.'],
    ['R56', 'note', 'shown', 'Meta knows no Liquid: template variables are filled by Liquid in Braze.'],
    ['R57', 'step', 'shown', 'Submit the finished template.'],
    ['R58', 'note', 'explained', 'Approval shows in Meta, in Braze while composing, and perhaps by e-mail.'],
    ['R59', 'step', 'shown', 'Once the template is approved, build the campaign or Canvas.'],
  ]),
  ...section('braze-subscription-groups', 'subscription', [
    ['R60', 'definition', 'explained', 'WhatsApp groups come into being when WhatsApp is integrated.'],
    ['R61', 'definition', 'enforced', 'A person is set to subscribed or unsubscribed, nothing else.'],
    ['R62', 'definition', 'enforced', 'Subscribed means explicit consent to messages from one company.'],
    ['R63', 'definition', 'enforced', 'Unsubscribed means that consent was never given, or was withdrawn.'],
    ['R64', 'limit', 'enforced', 'An unsubscribed person gets nothing from the group’s number.'],
    ['R65', 'step', 'C25', 'States are set by REST through /subscription/status/set.'],
    ['R66', 'step', 'explained', 'Apps and sites may add people by the SDK’s addToSubscriptionGroup.'],
    ['R67', 'step', 'C7', 'User import adds people to e-mail or SMS groups, by group id and state columns.'],
    ['R68', 'step', 'shown', 'A person is looked up by e-mail, phone or external id: groups and states.'],
    ['R69', 'step', 'shown', 'REST lists a person’s groups and their state in a group.'],
    ['R70', 'prerequisite', 'enforced', 'Opt-in is required, by SMS, website, thread, phone or in person.'],
    ['R71', 'limit', 'enforced', 'No opt-in keywords on WhatsApp: the company keeps its own list.'],
    ['R72', 'note', 'explained', 'If users report and block the number, WhatsApp lowers its rate limit.'],
    ['R73', 'step', 'explained', 'A Braze-to-Braze webhook may update the state over REST.'],
    ['R74', 'limit', 'enforced', 'What follows a state change waits for its result, never runs beside it.'],
    ['R75', 'step', 'explained', 'A User Update step may set the state in its advanced JSON editor.'],
    ['R76', 'definition', 'enforced', 'The JSON lists attributes, each with groups by id and state.'],
    ['R77', 'limit', 'enforced', 'A state update may take up to 60 seconds to be visible.'],
  ]),
  ...section('dialog360-number-migration', 'migration', [
    ['R78', 'definition', 'C2', 'A migration keeps a number’s history, display name and quality rating.'],
    ['R79', 'definition', 'explained', 'People migrate to change provider, WABA or a WABA’s currency.'],
    ['R80', 'prerequisite', 'enforced', 'Only a number registered for the Business API needs a migration.'],
    ['R81', 'definition', 'shown', 'The number’s host WABA is the source, its new one the destination.'],
    ['R82', 'prerequisite', 'enforced', 'A Business app number coexists, or its app account goes first.'],
    ['R83', 'prerequisite', 'enforced', 'A consumer app number has no migration: its account goes first.'],
    ['R84', 'definition', 'shown', 'From another provider to 360dialog: migration.'],
    ['R85', 'definition', 'shown', 'To a new WABA under 360dialog: migration.'],
    ['R86', 'definition', 'shown', 'To another provider: migration.'],
    ['R87', 'definition', 'shown', 'A whole client to a new 360dialog partner: configuration change.'],
    ['R88', 'definition', 'shown', 'One WABA with its numbers to a new 360dialog partner: migration.'],
    ['R89', 'definition', 'C21', 'A number between Business Managers: migration.'],
    ['R90', 'definition', 'shown', 'Hosting from On-Premise to Cloud API: configuration change.'],
    ['R91', 'note', 'shown', 'The display name is kept.'],
    ['R92', 'note', 'shown', 'The quality rating is kept.'],
    ['R93', 'note', 'shown', 'Messaging limits are kept.'],
    ['R94', 'note', 'shown', 'Official Business Account status is kept.'],
    ['R95', 'note', 'shown', 'Uploaded media is kept.'],
    ['R96', 'note', 'shown', 'Approved templates of high quality are kept.'],
    ['R97', 'note', 'shown', 'A migration loses low-quality, rejected and pending templates.'],
    ['R98', 'note', 'shown', 'A migration loses catalogs.'],
    ['R99', 'note', 'shown', 'A migration loses message and chat history.'],
    ['R100', 'note', 'shown', 'Templates are copied by themselves and start with the source’s status.'],
    ['R101', 'note', 'shown', 'A category check follows the copy and may reject some copies.'],
    ['R102', 'limit', 'enforced', 'Only templates both APPROVED and GREEN are copied by themselves.'],
    ['R103', 'limit', 'enforced', 'Copies stop at the destination’s template limit.'],
    ['R104', 'step', 'shown', 'Templates left behind are created again and submitted for approval.'],
    ['R105', 'note', 'enforced', 'Ratings are not copied: UNKNOWN for 24 h, then a rating if data suffices.'],
    ['R106', 'note', 'shown', 'Messages delivered before completion are charged to the old provider.'],
    ['R107', 'note', 'shown', 'Messages sent before and delivered after completion: the old provider pays.'],
    ['R108', 'note', 'shown', 'Messages delivered after completion are charged to the business.'],
    ['R109', 'limit', 'enforced', 'Test numbers issued by WhatsApp cannot be migrated.'],
    ['R110', 'limit', 'enforced', 'Coexistence numbers cannot be migrated.'],
    ['R111', 'prerequisite', 'enforced', 'The display name’s status is APPROVED.'],
    ['R112', 'prerequisite', 'enforced', 'No change of display name is pending.'],
    ['R113', 'note', 'enforced', 'Copied templates start without a rating, as R105 says.'],
    [
      'R114',
      'definition',
      'shown',
      'Migration: new provider or WABA; configuration change: inside 360dialog.',
    ],
  ]),
];

export type RuleId = (typeof table)[number]['id'];

/** One rule as a source states it, in our words. `by` is there exactly when it is overruled. */
export type Rule = Readonly<Entry<RuleId>>;

/** R1 to R114, in order. */
export const rules: readonly Rule[] = table;

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));

/** The rule of that id; `undefined` only for text that is no rule's id. */
export function ruleById(id: RuleId): Rule;
export function ruleById(id: string): Rule | undefined;
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
