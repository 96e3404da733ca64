import type { DueChange, Template } from './model.ts';
import { unpauseTemplate } from './templates.ts';
import {
  announceOf,
  announceTemplateQuality,
  announceTemplateStatus,
  templateNames,
} from './webhooks/shapes.ts';
import { secondsOf, type World } from './world.ts';

const hour = 3_600_000;
/** How long a template is paused for its quality: the first time, the second; the third disables it (B.6). */
const pauses = [
  { hours: 3, title: 'FIRST_PAUSE' },
  { hours: 6, title: 'SECOND_PAUSE' },
] as const;

/** What Meta's reviewers and its quality machinery do to templates. Throws UnknownAsset. */
export function createTemplateDesk(world: World) {
  const { tables, now } = world;
  const change = (id: string, to: Partial<Template>): Template =>
    tables.templates.put({ ...tables.templates.known(id), ...to });
  const pause = (id: string): void => {
    const { pauses: before } = tables.templates.known(id);
    const next = pauses[before];
    if (next === undefined) {
      disable(id);
      return;
    }
    const template = change(id, { status: 'PAUSED', pauses: before + 1 });
    tables.schedule({ at: now().getTime() + next.hours * hour, does: 'unpause', template: id });
    announceTemplateStatus(world, template, 'PAUSED', {
      otherInfo: {
        title: next.title,
        description: `Your WhatsApp message template has been paused for ${next.hours} hours.`,
      },
    });
  };
  const disable = (id: string): void => {
    const template = change(id, { status: 'DISABLED' });
    tables.unschedule({ does: 'unpause', template: id });
    announceTemplateStatus(world, template, 'DISABLED', {
      otherInfo: { title: 'DISABLED', description: 'Your WhatsApp message template has been disabled.' },
    });
  };

  return {
    approveTemplate(id: string): void {
      announceTemplateStatus(world, change(id, { status: 'APPROVED', rejectedReason: 'NONE' }), 'APPROVED');
    },
    rejectTemplate(id: string, reason = 'INVALID_FORMAT'): void {
      const template = change(id, { status: 'REJECTED', rejectedReason: reason });
      announceTemplateStatus(world, template, 'REJECTED', { reason });
    },
    pauseTemplate: pause,
    disableTemplate: disable,
    unpauseTemplate: (id: string): void => void unpauseTemplate(world, tables.templates.known(id)),
    /** Red pauses the template as well. */
    setTemplateQuality(id: string, quality: string): void {
      const before = tables.templates.known(id);
      const template = change(id, { quality, qualityAt: now().getTime() });
      announceTemplateQuality(world, template, before.quality);
      if (quality === 'RED' && template.status === 'APPROVED') pause(id);
    },
    /** Announced now, done 24 hours later, each with its own shape (B.9). */
    announceCategory(id: string, category: string): void {
      const at = now().getTime() + 24 * hour;
      const template = change(id, { correctCategory: category });
      tables.schedule({ at, does: 'change_category', template: id });
      announceOf(world, template.waba, 'template_category_update', {
        ...templateNames(template),
        new_category: template.category,
        correct_category: category,
        category_update_timestamp: secondsOf(new Date(at)),
      });
    },
    /** At once: how businesses are treated that were warned before (B.6). */
    changeCategory: (id: string, category: string): void =>
      completeCategory(world, change(id, { correctCategory: category })),
  };
}

/** Does what Meta would have done by now. */
export function catchUp(world: World): void {
  for (const due of world.tables.takeDue(world.now().getTime())) {
    const template = world.tables.templates.find(due.template);
    if (template !== undefined) complete(world, template, due.does);
  }
}

function complete(world: World, template: Template, does: DueChange['does']): void {
  switch (does) {
    case 'recheck':
      recheck(world, template);
      return;
    case 'rate':
      rate(world, template);
      return;
    case 'unpause':
      unpauseTemplate(world, template);
      return;
    case 'change_category':
      completeCategory(world, template);
      return;
    default:
      does satisfies never;
  }
}

/** The category check that follows a copy (R101). */
function recheck(world: World, template: Template): void {
  if (template.status !== 'APPROVED') return;
  const desk = createTemplateDesk(world);
  if (template.recheck !== null) desk.rejectTemplate(template.id, 'INCORRECT_CATEGORY');
  else if (template.recheckCategory !== null) desk.changeCategory(template.id, template.recheckCategory);
}

/** A copy's first rating (R105). */
function rate(world: World, { id, status, ratesAs }: Template): void {
  if (status === 'APPROVED' && ratesAs !== null) createTemplateDesk(world).setTemplateQuality(id, ratesAs);
}

function completeCategory(world: World, template: Template): void {
  const { tables } = world;
  tables.unschedule({ does: 'change_category', template: template.id });
  if (template.correctCategory === null || template.correctCategory === template.category) return;
  const changed = tables.templates.put({
    ...template,
    previousCategory: template.category,
    category: template.correctCategory,
    correctCategory: null,
  });
  announceOf(world, template.waba, 'template_category_update', {
    ...templateNames(changed),
    previous_category: changed.previousCategory,
    new_category: changed.category,
  });
}
