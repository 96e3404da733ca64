import type { TransferStepKey } from '../../domain/transfer/steps.ts';
import { carrying } from './carrying-en.ts';
import { handOff } from './hand-off-en.ts';
import { imports } from './import-en.ts';
import { migration } from './migration-en.ts';
import { joined, md, mention, mentions, moment } from './mrkdwn.ts';
import { ratings } from './ratings-en.ts';
import { recreate } from './recreate-en.ts';
import type { Text } from './shape.ts';
import { stops } from './stops-en.ts';
import { subscriptions } from './subscription-en.ts';
import { whole } from './whole-en.ts';
import { list, many } from './words-en.ts';

/** The first of many names, and how many are left out. */
const few = (names: readonly string[]) =>
  list(names.length <= 6 ? names : [...names.slice(0, 5), `${names.length - 5} more`]);
const host = (url: string) => url.replace(/^https?:\/\//, '');

const stepTitles: Record<TransferStepKey, string> = {
  snapshot: 'Keep the list of opt-ins safe',
  free_uses: 'Free the group from campaigns, Canvases and segments',
  archive: 'Archive the group',
  integrate: 'Integrate the number in the new workspace',
  testers: 'Subscribe the testers to the new group',
  test_sent: 'Send a test message',
  test_received: 'Receive an answer',
  carry_over: 'Carry the opt-ins over',
  read_back: 'Read the states back',
  resume: 'Point campaigns at the new group and resume',
};

export const en: Text = {
  locale: 'en',

  common: {
    appName: 'Switchboard',
    cancel: 'Cancel',
    close: 'Close',
    send: 'Send',
    save: 'Save',
    chooseOne: 'Choose one',
    type: 'Type to search',
    rule: (ids) => (ids.length === 0 ? '' : ` (${ids.join(', ')})`),
    readAt: (iso, source) => {
      if (source === 'person') return md`asked of a person`;
      const from = {
        inventory: 'our inventory',
        grants: 'permissions recorded here, not read from Braze',
        operations: 'open operations',
        meta: 'Meta',
      };
      return md`${from[source]}, read ${moment(iso)}`;
    },
    updated: (iso) => md`As of ${moment(iso)}`,
    openDetails: 'Details',
  },

  errors: {
    broke: (ref) =>
      md`Something went wrong on our side and nothing was changed. Please try again; if it happens again, give your admin this: ref ${ref}`,
    tooLate: md`That took longer than Slack allows, so the window could not open. Please try again.`,
    denied: (permission, workspaces, granters) =>
      joined([
        workspaces.length === 0
          ? md`You can't do this: you don't have the permission \`${permission}\`.`
          : md`You can't do this: you don't have the permission \`${permission}\` in ${list(workspaces)}.`,
        granters.length === 0
          ? md`No admin is set up yet. Whoever installed Switchboard adds one under \`admins\` in the inventory file.`
          : md`${mentions(granters)} can give it to you: \`/wa grant\`.`,
      ]),
    deniedPlain: (permission, workspaces) =>
      workspaces.length === 0
        ? `You don't have the permission ${permission}. An admin can give it to you.`
        : `You don't have the permission ${permission} in ${list(workspaces)}. An admin can give it to you.`,
    missingOperation: (name) => md`There is no operation called \`${name}\`. \`/wa list all\` shows them.`,
    unknownCommand: (typed, nearest) =>
      nearest === null
        ? md`I don't know \`/wa ${typed}\`. \`/wa help\` shows what I can do.`
        : md`I don't know \`/wa ${typed}\`. Did you mean \`/wa ${nearest}\`?`,
    notFound: (query) =>
      md`I couldn't find a number or group for “${query}”. Numbers work in any form: \`+33 6 12 34 56 78\`, \`0612345678\` or \`33612345678\`; so do a group's name and Meta's phone number id.`,
    severalFound: (query, names) =>
      md`Several match “${query}”: ${list(names)}. Be a little more exact, or choose in the window.`,
    noWorkspace: (key, keys) =>
      md`There is no workspace \`${key}\`. ${
        keys.length === 0
          ? 'The inventory has none yet.'
          : md`There is: ${joined(
              keys.map((k) => md`\`${k}\``),
              ', ',
            )}.`
      }`,
    noUser: md`I need to know who: mention the person, such as \`/wa grant @name brand-fr view\`.`,
    noPermission: (word, words) =>
      md`${word === null ? 'Which permission?' : md`I don't know the permission \`${word}\`.`} There is: ${joined(
        words.map((w) => md`\`${w}\``),
        ', ',
      )}.`,
    confirmFirst: 'Please confirm this before you start.',
    required: 'Please fill this in.',
    pastDate: 'Please choose a time in the future, or leave it empty to start as soon as it is approved.',
  },

  help: {
    title: 'What I can do',
    intro: md`I move WhatsApp numbers and their subscription groups between Braze workspaces, step by step, and nothing happens before you have read the plan.`,
    more: md`\`/wa help transfer\` explains one command with examples.`,
    examples: 'Examples',
    needs: (permission) => md`Needs \`${permission}\`.`,
    commands: {
      ...subscriptions.help,
      home: {
        does: 'what needs you now, and a button for each job',
        more: md`Without a word after it, \`/wa\` shows what waits for you and where to begin.`,
      },
      transfer: {
        does: 'move a number and its group to another workspace',
        more: md`Moves a number and its subscription group to another Braze workspace on the same cluster. You see the plan first: what is checked, what is lost, and when the number cannot send. The number is never deleted at Meta.`,
      },
      migrate: {
        does: 'move a number to another WABA or provider (seven scenarios)',
        more: md`Asks first where the number is registered, then which of the seven scenarios it is. You see the plan before anything happens: what is checked, what is lost, who pays, and from where on there is no way back.`,
      },
      status: { does: 'where it stands', more: md`Shows where a number, group, WABA or operation stands.` },
      list: {
        does: 'operations: mine, waiting for me, open, all',
        more: md`Lists operations. Without a word: what waits for you.`,
      },
      grant: {
        does: 'give permissions',
        more: md`Gives somebody permissions in a workspace. Only admins can.`,
      },
      revoke: { does: 'take permissions back', more: md`Takes permissions back. Only admins can.` },
      access: { does: 'who may do what', more: md`Shows who may do what in the workspaces you can see.` },
      why: {
        does: "why a number can't send",
        more: md`Follows the chain from the group to the provider, reads every link now, and names the first broken one with its fix.`,
      },
      send_test: {
        does: 'send a test message within the rules',
        more: md`Sends one test message through Braze. Only to somebody who opted in, and either in an open conversation or with an approved template.`,
      },
      inventory: {
        does: 'where our inventory and the providers differ',
        more: md`Shows what differs between our inventory and Meta, Braze and 360dialog, since when, and lets you take their side.`,
      },
      help: { does: 'help with examples', more: md`Explains a command.` },
    },
  },

  home: {
    title: 'Switchboard',
    hello: md`*What needs you now*`,
    nothing: md`Nothing waits for you.`,
    open: md`*Other open operations*`,
    noneOpen: md`There are no others.`,
    subscription: 'Look somebody up',
    import: 'Import opt-ins',
    transfer: 'Move a number',
    migrate: 'Migrate a number',
    list: 'All operations',
    access: 'Who may do what',
    help: 'Help',
    yourTurn: (name, what, step, due) =>
      md`*${name}* ${what}: your turn, “${step}”${due === null ? '' : md`, due ${moment(due)}`}`,
    yourApproval: (name, what, requester) =>
      md`*${name}* ${what}: ${mention(requester)} asks for your approval`,
  },

  list: {
    title: {
      mine: 'My operations',
      waiting: 'Waiting for me',
      open: 'Open operations',
      all: 'All operations',
    },
    empty: {
      mine: md`You haven't started an operation yet. \`/wa transfer\` starts one.`,
      waiting: md`Nothing waits for you. \`/wa list open\` shows what is going on.`,
      open: md`No operation is open. \`/wa transfer\` starts one.`,
      all: md`There are no operations yet. \`/wa transfer\` starts one.`,
    },
    row: (name, what, status, requester, at) =>
      md`*${name}* ${what}\n${status} · ${mention(requester)}, ${moment(at)}`,
    limited: (n) => md`The newest ${n} are shown.`,
  },

  status: {
    number: (e164, displayName) => md`*${e164}* ${displayName}`,
    waba: (name) => md`WABA ${name}`,
    group: (name, workspace, active) =>
      md`${active ? '🟢' : '⚪'} ${name} in ${workspace}: ${active ? 'active' : 'archived'}`,
    noGroup: md`No group has this number, so Braze cannot send from it.`,
    operation: (name, status) => md`${name}: ${status}`,
    more: md`More match; be more exact to see them.`,
  },

  access: {
    title: 'Who may do what',
    admins: (users) =>
      users.length === 0 ? md`No admins.` : md`*Admins* (everything, everywhere): ${mentions(users)}`,
    workspace: (name, key) => md`*${name}* \`${key}\``,
    person: (user, permissions) => md`${mention(user)}: ${permissions.join(', ')}`,
    nobody: md`nobody yet`,
    granted: (user, permissions, workspace) =>
      md`${mention(user)} now has ${joined(
        permissions.map((p) => md`\`${p}\``),
        ', ',
      )} in ${workspace}.`,
    revoked: (user, permissions, workspace) =>
      md`${mention(user)} no longer has ${joined(
        permissions.map((p) => md`\`${p}\``),
        ', ',
      )} in ${workspace}.`,
    alreadySo: md`That was so already; nothing changed.`,
    grantTitle: 'Give permissions',
    revokeTitle: 'Take permissions back',
    user: 'Person',
    workspaceLabel: 'Workspace',
    permissions: 'Permissions',
    permission: {
      view: 'See numbers and operations',
      manage_subscription_groups: 'Move, add and retire groups',
      manage_integrations: 'Manage integrations',
      manage_templates: 'Manage templates',
      import_users: 'Import subscription states',
      approve_operations: 'Approve operations',
    },
  },

  operation: {
    status: {
      awaiting_approval: 'waiting for approval',
      scheduled: 'approved, not started yet',
      running: 'running',
      verifying: 'verifying',
      cancelling: 'being cancelled',
      done: 'done',
      cancelled: 'cancelled',
      declined: 'declined',
      expired: 'expired',
      failed: 'ended by its reverse',
    },
    approve: 'Approve',
    decline: 'Decline',
    cancel: 'Cancel it',
    reverse: 'Move it back',
    recheck: 'Check again',
    confirm: 'Confirm',
    retry: 'Try again',
    skip: 'Skip',
    assign: 'Assign',
    approveTitle: 'Approve this plan?',
    approveText: (name) =>
      `You approve ${name} exactly as shown here. If the plan changes, it will need a new approval.`,
    yes: 'Approve',
    no: 'Not yet',
    requestedBy: (user, iso) => md`Requested by ${mention(user)}, ${moment(iso)}`,
    reason: (words) => md`Why: ${words}`,
    approvals: (have, needed) => md`Approvals: ${have} of ${needed}`,
    expires: (iso) => md`Expires ${moment(iso)}`,
    startsAt: (iso) => md`Starts ${moment(iso)} at the earliest`,
    approvedBy: (users) => md`Approved by ${mentions(users)}`,
    declinedBy: (user, words) => md`Declined by ${mention(user)}: ${words}`,
    cancelledBy: (user, words) => md`Cancelled by ${mention(user)}: ${words}`,
    reversedBy: (name) => md`Way back: ${name}`,
    givenUp: (error, failed) => (failed ? md`❌ It can't go on: ${error}.` : md`ℹ️ It ends here: ${error}.`),
    reverses: (name) => md`Moves back what ${name} moved`,
    assignee: (user, due) =>
      due === null ? md`Assigned to ${mention(user)}` : md`Assigned to ${mention(user)}, due ${moment(due)}`,
    silentSince: (iso) => md`🔇 The number has been unable to send since ${moment(iso)}.`,
    planFails: md`⚠️ The plan no longer holds: a check fails. Fix it, then “Check again”.`,
    notUndone: (steps) => md`Could not be taken back: ${list(steps)}.`,
    undoTitle: (title) => `Take back: ${title}`,
    stepLine: {
      waiting: 'not yet',
      open: 'now',
      done: 'done',
      skipped: 'skipped',
      undoing: 'to be taken back now',
      undone: 'taken back',
      not_undone: 'could not be taken back',
    },
    proof: {
      called: 'done at Meta by the bot',
      seen: 'seen at Meta by the bot',
      dry_run: 'file read; nothing was sent',
      read_back: 'read again, as written',
      person: 'confirmed by a person',
      accepted_by_key: "id accepted by the destination's key",
      not_answered: 'Braze has not answered for the id yet; asking again',
      written: 'written to Braze by the bot',
      read: 'read in Braze by the bot',
      webhook: "reported by WhatsApp under this number's id",
    },
    byBot: {
      working: 'the bot is on it',
      waiting: 'sent; waiting for the delivery to be reported',
      hint: 'an answer reached Meta (a hint, not the proof)',
    },
    stepError: (error) => {
      const [code = '', detail = ''] = error.split(/ (.*)/s);
      const known: Record<string, string> = {
        no_template:
          'no approved template without media fits a test: approve one, then try again, or send the test by hand',
        unclear: 'it is not clear whether it went out: look at the phone, then confirm or try again',
        not_delivered: `WhatsApp did not deliver it (error ${detail})`,
        group_refused: `Braze does not accept the new group’s id (${detail}): look at it in Braze, then try again`,
        not_as_carried: `${detail} states do not read as written five minutes later: the thread names whom, masked; try again, or look at their profiles and confirm`,
        unauthorized: 'Braze does not accept the key: it is wrong or of another cluster',
        forbidden: 'the key lacks a permission in Braze',
        no_key: 'the key of the workspace is not set',
        rate_limited: 'the provider asked us to wait: try again in a minute',
      };
      return (
        known[code] ??
        imports.fileError(code, detail) ??
        (code === 'no_number_moved' ? whole.noneMoved : migration.stepError(code, detail)) ??
        `the provider did not do it (${code})`
      );
    },
    checklistTitle: (name) => `${name}: verification checklist`,
    checklistIntro: md`Each point is ticked by a person who saw it, or by the bot where it can prove it.`,
    detailsTitle: (name) => `${name}: details`,
    timeline: 'Timeline',
    chainWhole: (n) => md`${many(n, 'event', 'events')}, hash chain whole`,
    chainBroken: (at) => md`⚠️ The hash chain breaks at event ${at}. Tell your admin.`,
    declineTitle: (name) => `Decline ${name}`,
    cancelTitle: (name) => `Cancel ${name}`,
    skipTitle: 'Skip this step',
    assignTitle: 'Assign this step',
    confirmTitle: 'Confirm this step',
    why: 'Why?',
    whyHint: 'The card shows this. Phone numbers and e-mail addresses are masked.',
    evidence: 'What did you do or see?',
    evidenceHint:
      'For the record: names, a link, what the screen said. Phone numbers and e-mail addresses are masked.',
    toWhom: 'To whom?',
    due: 'Due',
    assigneeLacks: (workspace) =>
      `This person doesn't have the permission manage_subscription_groups in ${workspace}.`,
    cancelWarning: (steps) =>
      steps.length === 0
        ? md`Nothing has been done yet, so nothing has to be taken back.`
        : md`To be taken back, in this order: ${list(steps)}.`,
  },

  refusals: {
    closed: (name, status) => md`${name} is over: ${status}.`,
    not_awaiting_approval: (name, status) => md`${name} no longer waits for approval: it is ${status}.`,
    own_request: md`You asked for this, so somebody else approves it.`,
    plan_changed: (name) =>
      md`The plan of ${name} has changed since you read it. Please read the new one and decide again.`,
    plan_fails: (name) =>
      md`A check of ${name} fails now, so it can't be approved. “Check again” once it is fixed.`,
    not_current: (step, what) => md`“${step}” isn't waiting for anybody now: ${what}.`,
    step_done_by: (user, iso) =>
      user === null ? md`done ${moment(iso)}` : md`${mention(user)} did it, ${moment(iso)}`,
    under_way: (step) =>
      md`“${step}” is being done, or it is not clear yet what came of it. Look at the card in a minute.`,
    not_manual: (step) => md`“${step}” is done by the bot, not by a person.`,
    not_skippable: (step) => md`“${step}” can't be left out: nothing after it would be true.`,
    reason_needed: md`Please give a reason.`,
    field_needed: md`Something that this step needs was not filled in. Please open it again.`,
    past_point_of_no_return: (name) =>
      md`${name} is past its point of no return: the number already is in the new workspace. “Move it back” starts the same transfer the other way.`,
    not_reversible: (name) =>
      md`${name} can't be moved back from here: it has been already, or there is nothing to move.`,
    unchanged: (name) => md`Nothing changed on ${name}.`,
    recheckSame: md`Checked again: every check says the same.`,
    recheckChanged: (name) => md`The plan of ${name} changed; it needs its approvals again.`,
    approved: (name) => md`You approved ${name}.`,
  },

  transfer: {
    what: (e164, origin, destination) => `${e164}, ${origin} → ${destination}`,
    title: (name, e164) => `${name}: move ${e164}`,
    newTitle: 'Move a number',
    planTitle: 'Plan: move a number',
    next: 'See the plan',
    start: 'Start',
    askApproval: 'Ask for approval',
    group: 'Number and group',
    groupHint: 'Search by number, name or group.',
    destination: 'To workspace',
    channel: 'Channel for the card',
    channelHint: "Empty: the origin workspace's channel.",
    reason: 'Why?',
    reasonHint: 'Approvers read this.',
    startAt: 'Start not before',
    startAtHint: 'A quiet hour, if you like. The number cannot send from “archive” to “test”.',
    fromTo: (origin, destination) => md`*From* ${origin}\n*To* ${destination}`,
    number: (e164, displayName, group) => md`*Number* ${e164} ${displayName}\n*Group* ${group}`,
    waba: (name) => md`*WABA* ${name}`,
    explain: md`This moves the phone number *and* its subscription group from one Braze workspace to another (R1). It takes clicks in Braze that only people can make; I say which, and check what I can.`,
    before: (group, origin) => md`*Before* ${group} is active in ${origin}`,
    after: (group, origin, destination) =>
      md`*After* ${group} is archived in ${origin}; a new group for the same number is active in ${destination}`,
    checksTitle: 'Checks',
    keptTitle: 'Kept',
    lostTitle: 'Lost',
    repointTitle: 'To be re-pointed afterwards',
    stepsTitle: 'Steps',
    silence: md`🔇 From “${stepTitles.archive}” to “${stepTitles.test_sent}” the number cannot send. The move itself costs nothing.`,
    noReturn: md`Point of no return: “${stepTitles.integrate}”. Before it, cancelling takes everything back; after it, “Move it back” does the same steps mirrored (R14).`,
    canUndo: '↩ can be taken back',
    approvalNeeded: (n, approvers) =>
      approvers.length === 0
        ? md`⚠️ Needs ${many(n, 'approval', 'approvals')}, but nobody else holds \`approve_operations\` in both workspaces. Ask an admin.`
        : md`Needs ${many(n, 'approval', 'approvals')}, by ${mentions(approvers)}.`,
    noApproval: md`Needs no approval: it starts when you press the button.`,
    fixFirst: md`❌ This can't start yet. Fix what is marked, then “Check again”.`,
    changed: md`⚠️ Something changed since you read the plan. This is the new one; nothing has started.`,
    heldBy: (name, user) =>
      md`❌ ${name} by ${mention(user)} holds this number. Nothing was started. Ask them, or wait until it is over.`,
    started: (name) => md`${name} started.`,
    checksPass: (n) => md`✅ All ${many(n, 'check', 'checks')} passed.`,
    confirm: 'I confirm this',
    confirmWhy: 'How do you know?',
    confirmedBy: (user, because) =>
      md`☑️ ${mention(user)} confirmed this${because === null ? '.' : md`: ${because}`}`,
    missing: {
      group: 'This group is not in the inventory. An admin adds it with “npm run inventory”.',
      destination: 'This workspace is not in the inventory.',
    },
    kept: {
      number: 'The number stays in its WABA; it is not deleted in Meta Business Manager (R15).',
      display_name: 'Display name and verification.',
      quality_and_limits: 'Quality rating and messaging limit.',
      templates: 'Approved templates: they belong to the WABA.',
      archived_group: 'The old group stays in the origin, archived and inactive, not deleted (R6).',
    },
    lost: {
      opt_ins_stay_behind: 'Opt-ins do not move by themselves: everybody starts as unknown in the new group.',
      group_id_changes: 'The group id changes: the new workspace makes a new group.',
      silent_while_moving: 'The number is silent while it moves.',
    },
    repoint: {
      campaigns: 'Campaigns, Canvases and segments that use the old group.',
      api_callers: 'Whatever calls Braze with the old group id or the old workspace’s key.',
    },
    checks: {
      permission_origin: 'Permission in the origin',
      permission_destination: 'Permission in the destination',
      same_cluster: 'Same Braze cluster',
      group_active: 'Group is active',
      one_to_one: 'One number, one group',
      waba_limit: 'Room for the WABA in the workspace',
      group_limit: 'Room for the group on the WABA',
      workspace_group_limit: 'Room for the group in the workspace',
      not_held: 'Nobody else is working on it',
      other_numbers: 'Other numbers of the WABA',
    },
    check: {
      permission: ({ reason, facts }) =>
        reason === 'held'
          ? md`Everybody who acts holds \`manage_subscription_groups\` in ${facts.workspace}.`
          : md`Missing: \`manage_subscription_groups\` in ${facts.workspace}, for ${mentions(facts.users)}. An admin grants it: \`/wa grant\`. Braze must allow “Manage Subscription Groups” there too.`,
      same_cluster: ({ reason, facts }) => {
        if (reason === 'same_workspace')
          return md`The destination is the workspace where the group already is. Choose another one.`;
        const hosts = md`${facts.origin} (${host(facts.originHost)}) → ${facts.destination} (${host(facts.destinationHost)})`;
        return reason === 'same'
          ? md`Both are on ${facts.origin}: ${host(facts.originHost)}.`
          : md`A WABA can't cross Braze clusters: ${hosts}. Choose a workspace on ${facts.origin}.`;
      },
      group_active: ({ reason, facts }) =>
        reason === 'active'
          ? md`${facts.group} is active.`
          : md`${facts.group} is archived, so its number sends nothing from here. Look for the active group of this number: \`/wa status\`.`,
      one_to_one: ({ reason, facts }) => {
        if (reason === 'one') return md`The group has this one number, the number this one group.`;
        return reason === 'none'
          ? md`The number has no active group; there is nothing to move.`
          : md`The number has ${facts.groups.length} active groups in the inventory: ${list(facts.groups)}. Braze allows one; correct the inventory.`;
      },
      waba_limit: ({ reason, facts }) => {
        if (reason === 'already_there')
          return md`The WABA already serves ${facts.workspace}; it is not a new one there.`;
        const count = md`${facts.workspace} would have ${facts.after} of ${facts.limit} WABAs`;
        return reason === 'room'
          ? md`${count}, by our inventory.`
          : md`${count}, by our inventory. Take one out of it first, or choose another workspace.`;
      },
      group_limit: ({ reason, facts }) => {
        const count = md`${facts.waba} would have ${facts.after} of ${facts.limit} active groups`;
        return reason === 'room'
          ? md`${count}, by our inventory.`
          : md`${count}, by our inventory. Retire one first.`;
      },
      workspace_group_limit: ({ reason, facts }) => {
        const count = md`${facts.workspace} would have ${facts.after} of ${facts.limit} groups`;
        return reason === 'room'
          ? md`${count}, by our inventory.`
          : md`${count}, by our inventory. Braze deletes groups on request to its support.`;
      },
      not_held: ({ reason, facts }) =>
        reason === 'free' || facts.operation === null || facts.requester === null
          ? md`No open operation holds the number, the group or the WABA.`
          : md`${facts.operation} by ${mention(facts.requester)} holds it. Ask them, or wait until it is over.`,
      other_numbers: ({ reason, facts }) =>
        reason === 'alone'
          ? md`The WABA has no other active group in another workspace.`
          : md`${facts.waba} also has ${few(facts.groups)} in ${list(facts.workspaces)}. Braze's pages disagree on whether one WABA may serve two workspaces (R49): confirm that Braze accepts this move, or move all of them.`,
    },
    steps: stepTitles,
    undo: {
      free_uses: (w) =>
        md`In *${w.origin}*, resume the campaigns and Canvases you stopped for this transfer.`,
      archive: (w) =>
        md`In *${w.origin}*: *Audience* > *Subscription Group Management* (or *Audience* > *Subscriptions*), find *${w.group}*, hover its status and choose *Unarchive*. Then the number can send again.`,
    },
    instructions: {
      snapshot: (w) =>
        md`Braze can't list who is in a group, so the list has to come from you. Export everybody who is subscribed to *${w.group}* from your CRM *before* it is archived, and keep the file safe. When you confirm, say where it is, how many people it has and who vouches for it.`,
      free_uses: (w) =>
        md`In *${w.origin}*, stop every campaign and Canvas that uses *${w.group}*, and take it out of segments: Braze may refuse to archive a group in use. Give their names when you confirm: the last step lists them again.`,
      archive: (w) =>
        md`Go to the workspace *${w.origin}* in Braze (${w.originDashboard}).\n1. *Audience* > *Subscription Group Management* (newer menus: *Audience* > *Subscriptions*); find *${w.group}*, ${w.e164}.\n2. Hover its status and choose *Archive*: it becomes inactive, it is *not* deleted.\n🔇 From this moment the number cannot send.`,
      integrate: (w) =>
        md`Go to the workspace *${w.destination}* in Braze (${w.destinationDashboard}).\n1. *Partner Integrations* > *Technology Partners* > *WhatsApp* (newer menus: *Technology Partners* > *WhatsApp*); scroll to *WhatsApp Messaging Integration*.\n2. Choose *Create a new subscription group and phone number*.\n3. In the sign-up window select ${w.e164}, the number of the archived group.\n4. Confirm with the new group's id and name. *After that, the only way back is the same transfer mirrored.*`,
      testers: (w) =>
        md`In *${w.destination}*, subscribe the testers to the new group *${w.newGroup}*: *Audience* > *Search Users*, open each tester's profile, tab *Engagement*. Testers in our inventory: ${w.testers}.`,
      test_sent: (w) =>
        md`In *${w.destination}*, confirm that ${w.e164} now belongs to *${w.newGroup}* (*Audience* > *Subscription Group Management* or *Subscriptions*), then send an approved template to a tester *from this group*. Confirm when it arrived on the phone.`,
      test_received: (w) =>
        md`Answer the test from the tester's phone, and look in *${w.destination}* that the answer arrived. A message seen at Meta alone proves nothing: a transfer changes nothing there.`,
      carry_over: (w) =>
        md`Opt-ins did not move: import your list into *${w.newGroup}* (*Audience* > *Import Users*, or the REST API), opt-outs last. When you confirm, say how they were carried, how many, and by whom. People whose state is unknown have not consented.`,
      read_back: (w) =>
        md`Wait 60 seconds after the last change, then look up a few people of your list in *${w.destination}* (*Audience* > *Search Users*, tab *Engagement*). Confirm with what you saw for *${w.newGroup}*.`,
      resume: (w) =>
        md`In *${w.destination}*, point campaigns, Canvases, segments and API callers at *${w.newGroup}*, and resume them.${w.freed === null ? '' : md` What you stopped: ${w.freed}`}`,
    },
    groupId: 'Id of the new group',
    groupIdHint: 'Copied from the page of the group in Braze, such as 7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10.',
    groupName: 'Name of the new group',
    groupRefused: {
      not_an_id:
        'This is not a group id. It looks like 7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a10 and stands on the page of the group in Braze.',
      origin_group: (group) =>
        `This is the id of the archived group ${group}. Integrating the number has made a new one.`,
      other_number: (group) => `This is the id of ${group}, which has another number.`,
      other_workspace: (group) => `This is the id of ${group}, which is in another workspace.`,
      refused_by_key: (status, workspace) =>
        status === 401 || status === 403
          ? `Braze answered ${status}: the REST key of ${workspace} is wrong, of another cluster, or lacks subscription.status.get. Ask your admin.`
          : `Braze answered ${status}: the key of ${workspace} does not accept this id. Copy it again from the group's page.`,
      workspace_waba_limit:
        'Our inventory says that this workspace already has all its WABAs. Correct the inventory, then confirm again.',
      waba_group_limit:
        'Our inventory says that this WABA already has all its groups. Correct the inventory, then confirm again.',
      one_active_group_per_number:
        'Our inventory says that the number still has another active group. Correct the inventory, then confirm again.',
      held: 'Another open operation holds this group.',
    },
    fallbackTask: (icon, title, detail) => md`${icon} *${title}* ${detail}`,
  },

  carrying,
  handOff,
  imports,
  migration,
  whole,
  ratings,
  recreate,
  stops,
  subscriptions,
  why: {
    whole: (e164) => md`✅ *${e164}* can send: every link holds.`,
    broken: (e164) => md`❌ *${e164}* can't send. The first broken link:`,
    unsure: (e164) => md`❓ *${e164}*: nothing broken was found, but not everything could be read.`,
    link: {
      group: 'Subscription group in Braze',
      key: 'REST key of the workspace',
      number: 'Phone number',
      templates: 'Templates',
      waba: 'WhatsApp Business Account',
      business: 'Meta business',
      provider: 'Webhooks of the provider',
    },
    reason: {
      fine: () => 'fine',
      not_read: (detail) => (detail === null ? 'could not be read' : `could not be read: ${detail}`),
      no_active_group: () =>
        'no active group has this number. Integrate it in Braze, or unarchive its group.',
      moving: (detail) =>
        `its group is archived: ${detail ?? 'an operation'} is moving it. Finish that operation.`,
      key_refused: (detail) =>
        `Braze answered ${detail ?? '4xx'} for the group: the key is wrong, of another cluster, or the group's id is.`,
      no_key: (detail) => `no key: set the variable ${detail ?? ''}.`,
      not_connected: (detail) =>
        `its status is ${detail ?? 'not CONNECTED'}. Only a connected number sends; look in WhatsApp Manager.`,
      name_not_approved: (detail) =>
        `its display name is ${detail ?? 'not approved'}. Ask for another one in WhatsApp Manager.`,
      quality_red: () => 'its quality is RED: Meta may limit it. Send less, and only to people who want it.',
      no_approved_template: () =>
        'its WABA has no approved template, so no conversation can be started (R41).',
      review: (detail) => `the account review is ${detail ?? 'not approved'}. Look in Meta Business Manager.`,
      not_verified: (detail) =>
        `the business is ${detail ?? 'not verified'}. Verify it in Meta Business Manager.`,
      not_subscribed: () => 'no app gets its webhooks: statuses and answers are not reported.',
      blocked: (detail) => `Meta blocks it. ${detail ?? ''}`.trim(),
    },
  },

  drift: {
    title: 'Inventory and providers',
    none: md`✅ Our inventory and the providers agree.`,
    unknown: md`*Webhooks about what we do not know*`,
    unknownRow: (asset, field, count, lastAt) => md`\`${asset}\` ${field}: ${count}, last ${moment(lastAt)}`,
    row: (asset, what, since) => md`\`${asset}\` ${what} Since ${moment(since)}.`,
    field: {
      missing_there: (ours) =>
        `${ours ?? ''} is in our inventory, but the provider does not list it. The provider is right: was it moved or deleted?`,
      missing_here: (_ours, theirs) =>
        `${theirs ?? ''} is at the provider, but not in our inventory. Add it to the file.`,
      e164: (ours, theirs) => `number: ours ${ours ?? '–'}, theirs ${theirs ?? '–'}. The provider is right.`,
      display_name: (ours, theirs) =>
        `display name: ours “${ours ?? ''}”, theirs “${theirs ?? ''}”. The provider is right.`,
      waba: (ours, theirs) => `WABA: ours ${ours ?? '–'}, theirs ${theirs ?? '–'}. The provider is right.`,
      name: (ours, theirs) => `name: ours “${ours ?? ''}”, theirs “${theirs ?? ''}”. The provider is right.`,
      currency: (ours, theirs) =>
        `currency: ours ${ours ?? '–'}, theirs ${theirs ?? '–'}. The provider is right.`,
      business: (ours, theirs) =>
        `owned by business ${theirs ?? '–'}, ours says ${ours ?? '–'}. Check which is meant before you change the file.`,
      key_refused: (ours, theirs) =>
        `Braze answers ${theirs ?? '4xx'} for group “${ours ?? ''}”: its id or the workspace's key is wrong, or it was removed.`,
    },
    accept: 'Take theirs',
    accepted: (asset) => md`\`${asset}\` now is as the provider says.`,
    outcome: {
      gone: md`This difference is gone already.`,
      changed: md`This difference has changed since; please look again: \`/wa inventory\`.`,
      not_acceptable: md`This can't be taken over by a click; change the inventory file.`,
    },
    synced: (at) => md`Last compared ${moment(at)}`,
    neverSynced: md`Not compared yet: Meta's access token or the workspaces' keys are not set, or the first comparison has not run.`,
    fault: (scope, fault) => md`⚠️ \`${scope}\` could not be read: ${fault}`,
    file: md`Import, export and diff work on the file: \`npm run -s inventory\`.`,
  },

  test: {
    title: 'Send a test',
    number: 'From number',
    person: 'To (external id in Braze)',
    personHint: 'Somebody who opted in; a named tester of the workspace is best.',
    template: 'Template',
    templateHint:
      "Leave it empty for free text: that works only within 24 hours of the person's last message.",
    noTemplate: 'No template',
    windowRule: md`Braze's old page says a window opens when a user *or a business* sends the first message (R40); Meta says only a *user's* message or call opens it. Meta's rule is applied (C5). A business starts a conversation only with an approved template (R41, R51).`,
    sent: md`Sent to Braze. You get a direct message when it is delivered, and when it is answered.`,
    until: (iso) => md`The conversation is open until ${moment(iso)}.`,
    missing: {
      number: 'This number is not in the inventory.',
      person: 'Please say to whom.',
      template: 'This template is not known for the number.',
    },
    refused: {
      no_active_group: () => "The number has no active group, so Braze can't send from it.",
      not_subscribed: () => 'This person is not subscribed to the group, and gets nothing through it (R64).',
      window_closed: () =>
        'No conversation is open with this person: choose an approved template (R41), or let them write first.',
      template_not_approved: (status) =>
        `This template is ${status}: only an approved one can be sent (R51).`,
      stopped_marketing: () =>
        'This person stopped marketing messages from this number: WhatsApp delivers no marketing template to them (131050). Choose a utility template.',
      number_not_connected: (status) => `The number is ${status}: only a connected one sends (R46).`,
    },
    fault: (fault, said) => `The provider answered: ${fault}${said === null ? '' : `, “${said}”`}.`,
    remedy: {
      set_key: 'Set the variable that holds the key.',
      set_app_id: 'Set brazeAppId of the workspace in the inventory.',
      new_token: 'Create a new token.',
      check_cluster: 'Check that the key is of this cluster.',
      grant_permission: "Create a key with the missing permission; keys can't be changed.",
      find_asset_again: 'The asset moved or is gone: look in /wa inventory.',
      fix_input: 'Correct what was sent.',
      wait: 'Wait a little, then try again.',
      use_template: 'Use an approved template.',
      add_payment: 'Add a payment method in Meta Business Manager.',
      ask_pin_owner: 'Ask whoever keeps the PIN.',
      verify_again: 'Verify the number again.',
      register_number: 'Register the number.',
      deregister_first: 'Deregister the number first.',
      skip_verification: 'Register without a code.',
      check_account: 'Look at the account in Meta Business Manager.',
      check_recipient: 'Check the recipient.',
      free_templates: 'Delete templates that are not used.',
      read_message: 'Read the message; the code alone does not tell.',
      ask_admin: 'Ask your admin.',
    },
  },

  notices: {
    announce: {
      approved: (name, what) => md`✅ *${name}* is approved: ${what}.`,
      sending_stops: (name, e164) => md`🔇 *${name}*: ${e164} stops sending now.`,
      sending_works: (name, e164, workspace) => md`🔔 *${name}*: ${e164} can send again, from ${workspace}.`,
      done: (name, what) => md`🏁 *${name}* is done: ${what}.`,
      cancelled: (name, what) => md`⏹️ *${name}* was cancelled: ${what}.`,
    },
    toRequester: {
      approved: (name, what) => md`✅ *${name}* was approved: ${what}.`,
      declined: (name, user, words) => md`✋ ${mention(user)} declined *${name}*: “${words}”.`,
      expired: (name, command) =>
        md`⌛ *${name}* expired: nobody decided within 24 hours. Start it again with \`/wa ${command}\`.`,
      plan_changed: (name) =>
        md`⚠️ The plan of *${name}* changed, so it needs its approvals again. Its card shows the new plan.`,
    },
    stepFailed: (name, step, what, error) =>
      md`⚠️ *${name}* (${what}): the bot could not do “${step}”: ${error}.`,
    numberNews: (e164, field, from, to) => {
      const said = (value: string) => (field !== 'isPinEnabled' ? value : value === 'true' ? 'on' : 'off');
      const bad = to === 'RED' || to === 'YELLOW' || (field === 'status' && to !== 'CONNECTED');
      const names = {
        status: 'status',
        qualityRating: 'quality rating',
        nameStatus: 'display name',
        newNameStatus: 'requested display name',
        messagingLimit: 'messaging limit',
        isPinEnabled: 'two-step verification',
      };
      return md`${bad ? '⚠️' : 'ℹ️'} *${e164}*: ${names[field]} ${from === null ? '–' : said(from)} → *${said(to)}*.${bad ? ' `/wa why` says what it means for sending.' : ''}`;
    },
    templateNews: {
      stopped: (t) =>
        md`⛔ Template *${t.name}* (${t.language}) is now *${t.to}*${t.reason === null ? '' : md` (${t.reason})`}: campaigns that use it stop. Open it in WhatsApp Manager, mend it and submit it again.`,
      usable_again: (t) => md`✅ Template *${t.name}* (${t.language}) is approved and can be used.`,
      rating_fell: (t) =>
        md`⚠️ The rating of template *${t.name}* (${t.language}) fell from ${t.from ?? '–'} to *${t.to}*. Send it to fewer people or improve it: at the lowest rating Meta pauses it.`,
      category_changes: (t) =>
        md`⚠️ Meta will move template *${t.name}* (${t.language}) to category *${t.to}*${t.at === null ? '' : md` on ${moment(t.at)}`}: price and consent rules change. Ask for a review before, if it is wrong.`,
      category_changed: (t) =>
        md`⚠️ Template *${t.name}* (${t.language}) is now in category *${t.to}* (was ${t.from ?? '–'}): price and consent rules changed.`,
    },
    accountNews: (event, detail) =>
      md`⚠️ Meta reports about this WhatsApp account: *${event}*${detail === null ? '' : md` (${detail})`}. Look in Meta Business Manager; sending may be affected.`,
    testNews: {
      delivered: (e164) => md`✅ Your test from ${e164} arrived.`,
      failed: (e164, code) => md`⚠️ Your test from ${e164} was not delivered (error ${code ?? '?'}).`,
      answered: (e164) => md`💬 Your test from ${e164} was answered.`,
    },
    toApprover: {
      plan_changed: (name) =>
        md`⚠️ The plan of *${name}* changed since you were asked to approve it. Your message about it shows the new one; please read it again.`,
    },
    yourTurn: (name, step, what, due) =>
      md`👉 *${name}* (${what}): it is your turn. *${step}*, due ${moment(due)}.`,
    overdue: (name, step, what, due) => md`⏰ *${name}* (${what}): *${step}* was due ${moment(due)}.`,
    groupRefused: (name) =>
      md`⚠️ *${name}*: Braze did not accept the new group's id. Please enter the right one.`,
    openCard: 'Open the card',
    timeline: {
      requested: (user) => md`${mention(user)} requested this.`,
      approved: (user) => md`${mention(user)} approved.`,
      declined: (user, words) => md`${mention(user)} declined: ${words}`,
      approval_expired: md`The request expired after 24 hours.`,
      replanned: md`The plan changed; approvals start anew.`,
      started: md`Started.`,
      step_opened: (step) => md`“${step}” is next.`,
      step_called: (step) => md`“${step}”: sent, waiting for its delivery.`,
      step_retried: (step, user) => md`“${step}”: ${mention(user)} asks the bot to try again.`,
      step_hinted: (step) =>
        md`“${step}”: an answer reached Meta. That is a hint; look in Braze whether it arrived there.`,
      step_attempted: (step, n) => md`“${step}”: attempt ${n}.`,
      step_done: (step, user, proof, words) => {
        const how = [...(user === null ? [] : [mention(user)]), ...(proof === null ? [] : [proof])];
        return md`✅ “${step}”: ${joined(how, ', ')}${words === null ? '.' : md`. ${words}`}`;
      },
      step_proved: (step, proof) => md`“${step}”: ${proof}.`,
      step_reopened: (step, status) => md`⚠️ “${step}” is open again: Braze answered ${status} for the id.`,
      step_sent_back: (step, to, error) => md`⚠️ “${step}”: ${error}. Back to “${to}”.`,
      step_failed: (step, error) => md`⚠️ “${step}”: ${error}`,
      step_skipped: (step, user, words) => md`⏭️ “${step}” skipped by ${mention(user)}: ${words}`,
      step_assigned: (step, user) => md`“${step}” is now ${mention(user)}'s.`,
      step_overdue: (step) => md`⏰ “${step}” is overdue.`,
      cancel_requested: (user, words) => md`${mention(user)} cancels: ${words}`,
      undo_opened: (step) => md`To be taken back: “${step}”.`,
      step_undone: (step, user) =>
        md`↩ “${step}” taken back${user === null ? '' : md` by ${mention(user)}`}.`,
      undo_given_up: (step, user, words) =>
        md`⚠️ “${step}” could not be taken back, says ${mention(user)}: ${words}`,
      cancelled: md`Cancelled.`,
      done: md`🏁 Done.`,
      reversed: (name) => md`${name} moves it back.`,
      reverse_withdrawn: (name) => md`${name} ended before it moved anything; moving back is possible again.`,
      failed: (name) => md`Ended here: ${name} moves it back.`,
      given_up: (step, error, failed) =>
        failed ? md`❌ “${step}” can't be done: ${error}` : md`✅ ${step}: ${error}`,
      paused: (step, user) => md`⏸️ ${mention(user)} paused “${step}”`,
      resumed: (step, user) => md`▶️ ${mention(user)} resumed “${step}”`,
    },
  },
};
