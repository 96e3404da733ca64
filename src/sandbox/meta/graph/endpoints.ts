import { isListed } from '../migration/register.ts';
import type { PhoneNumber, Template, Waba } from '../model.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { acceptedBody, send } from '../sending.ts';
import { createTemplate, deleteTemplates, editTemplate, unpauseTemplate } from '../templates.ts';
import type { World } from '../world.ts';
import { type Endpoint, list, manage, type Node, type Reply, read, success, told } from './endpoint.ts';
import { businessFields, numberFields, templateFields, wabaFields } from './fields.ts';
import { migrationOfNumber, migrationToWaba } from './migration-endpoints.ts';

/** What each kind of node answers (B.2, B.3, B.6, B.7, B.9). */
export const endpoints: {
  readonly [K in Node['type']]: readonly Endpoint<Extract<Node, { type: K }>['item']>[];
} = {
  business: [
    read('business.read', businessFields),
    list('business.owned', 'owned_whatsapp_business_accounts', wabaFields, ({ id }, { world, caller }) =>
      world.tables.wabasOf(id).filter(caller.sees),
    ),
    list('business.clients', 'client_whatsapp_business_accounts', wabaFields, ({ id }, { world, caller }) =>
      world.tables.wabas.where((each) => each.clientOf.includes(id)).filter(caller.sees),
    ),
  ],
  waba: [
    read('waba.read', wabaFields),
    list('waba.numbers', 'phone_numbers', numberFields, ({ id }, { world, url }) =>
      world.tables
        .numbersOf(id)
        .filter(accountModeOf(url))
        .filter((number) => isListed(world, number)),
    ),
    list('template.list', 'message_templates', templateFields, ({ id }, { world, url }) =>
      world.tables.templatesOf(id).filter(templateFilterOf(url.searchParams)),
    ),
    {
      method: 'POST',
      edge: 'message_templates',
      call: 'template.create',
      permission: manage,
      answer(waba, { world, body }) {
        const made = createTemplate(world, waba, body);
        if (isRefusal(made)) return made;
        return told({ id: made.id, status: made.status, category: made.category });
      },
    },
    {
      method: 'DELETE',
      edge: 'message_templates',
      call: 'template.delete',
      permission: manage,
      answer(waba, { world, url }) {
        const name = url.searchParams.get('name');
        if (!name) return refuse(100, { details: 'name is required' });
        const gone = deleteTemplates(world, waba, name, url.searchParams.get('hsm_id'));
        return isRefusal(gone) ? gone : success;
      },
    },
    {
      method: 'GET',
      edge: 'subscribed_apps',
      call: 'apps.list',
      permission: manage,
      answer: ({ subscribedApps }, { caller }) =>
        told({
          data: subscribedApps.map((id) => ({
            whatsapp_business_api_data: {
              id,
              name: id === caller.app.id ? caller.app.name : `App ${id}`,
              link: `https://www.facebook.com/games/?app_id=${id}`,
            },
          })),
        }),
    },
    {
      method: 'POST',
      edge: 'subscribed_apps',
      call: 'apps.subscribe',
      permission: manage,
      answer: (waba, { world, caller }) => subscribe(world, waba, [...waba.subscribedApps, caller.app.id]),
    },
    {
      method: 'DELETE',
      edge: 'subscribed_apps',
      call: 'apps.unsubscribe',
      permission: manage,
      answer: (waba, { world, caller }) =>
        subscribe(
          world,
          waba,
          waba.subscribedApps.filter((id) => id !== caller.app.id),
        ),
    },
    ...migrationToWaba,
  ],
  number: [
    read('number.read', numberFields),
    {
      method: 'POST',
      edge: 'messages',
      call: 'message.send',
      permission: 'whatsapp_business_messaging',
      answer(number, { world, body }) {
        const sent = send(world, number, body);
        return isRefusal(sent) ? sent : told(acceptedBody(sent));
      },
    },
    ...migrationOfNumber,
  ],
  template: [
    read('template.read', templateFields),
    {
      method: 'POST',
      edge: null,
      call: 'template.edit',
      permission: manage,
      answer(template, { world, body }) {
        const edited = editTemplate(world, template, body);
        return isRefusal(edited) ? edited : success;
      },
    },
    {
      method: 'POST',
      edge: 'unpause',
      call: 'template.unpause',
      permission: manage,
      answer(template, { world }) {
        const unpaused = unpauseTemplate(world, template);
        return isRefusal(unpaused) ? unpaused : success;
      },
    },
  ],
};

function subscribe({ tables }: World, waba: Waba, apps: readonly string[]): Reply {
  tables.wabas.put({ ...waba, subscribedApps: [...new Set(apps)] });
  return success;
}

/** `filtering=[{"field":"account_mode","operator":"EQUAL","value":"LIVE"}]` (B.3, beta). */
function accountModeOf(url: URL): (number: PhoneNumber) => boolean {
  const mode = /"account_mode".*"value"\s*:\s*"(\w+)"/.exec(url.searchParams.get('filtering') ?? '')?.[1];
  return ({ accountMode }) => mode === undefined || accountMode === mode;
}

function templateFilterOf(query: URLSearchParams): (template: Template) => boolean {
  const asked = (name: string) => query.get(name)?.toLowerCase();
  return ({ name, status, language, category }) =>
    (asked('name') === undefined || name === asked('name')) &&
    (asked('status') === undefined || status.toLowerCase() === asked('status')) &&
    (asked('language') === undefined || language.toLowerCase() === asked('language')) &&
    (asked('category') === undefined || category.toLowerCase() === asked('category'));
}
