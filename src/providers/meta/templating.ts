import type { CopyRange, Meta } from '../../application/ports/meta.ts';
import { management, type Writing } from './ask.ts';
import { CopyShape } from './copied.ts';
import { creationLimit } from './limits.ts';
import { CreatedTemplateShape } from './shapes.ts';

/** Meta gives a copy up after 30 seconds (domain.md B.5): one go has the time for that, and for no second one. */
const copyMs = 35_000;

/** Templates made in a WABA: copied from another one (domain.md B.5), which may be repeated, or new (B.6), which may not. */
export function createTemplating({ ask, limitOf }: Writing): Pick<Meta, 'copyTemplates' | 'createTemplate'> {
  return {
    async copyTemplates(destination, source, range, patience) {
      const asked = {
        path: `${destination}/migrate_message_templates`,
        body: { source_waba_id: source, ...rangeOf(range) },
        ...{ permission: management, repeatable: true, limit: await limitOf(destination) },
        ...{ attemptMs: copyMs, patience: { withinMs: copyMs, ...patience }, shape: CopyShape },
      };
      return ask(asked, ({ migrated, failed }, quoting) => ({
        migrated,
        failed: failed.map(({ id, reason }) => ({ id, reason: reason === null ? null : quoting(reason) })),
      }));
    },

    async createTemplate(waba, template, patience) {
      const { name, language, category, parameterFormat: format, components } = template;
      const asked = {
        path: `${waba}/message_templates`,
        body: {
          ...{ name, language, category, components },
          ...(format !== null && { parameter_format: format.toLowerCase() }),
        },
        ...{ permission: management, repeatable: false, limit: await limitOf(waba) },
        ...{ quota: creationLimit(waba), patience, shape: CreatedTemplateShape },
      };
      return ask(asked, (made) => ({
        id: made.id,
        status: made.status ?? 'PENDING',
        category: made.category ?? category,
      }));
    },
  };
}

function rangeOf(range: CopyRange) {
  return 'ids' in range ? { template_ids: range.ids } : { page_number: range.page, count: range.count };
}
