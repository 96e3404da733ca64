import { WabaId } from '../../src/domain/asset/ids.ts';
import { planTemplates, type TemplateFacts } from '../../src/domain/migration/template-plan.ts';
import type { Template } from '../../src/domain/template/template.ts';
import { type Benchmark, median, row, timed } from './measure.ts';

/** Milliseconds; there is no other side, so the goal is what is compared with. */
const allowed = 50;
const count = 6_000;
const times = 200;
const warmUp = 10;

/** All that the planner can meet at once: 2,000 clashes to compare, a limit that binds, a wish, no order. */
export const templatePlan: Benchmark = {
  name: 'template-plan',
  async run(note) {
    const facts = sample();
    const samples: number[] = [];
    for (let i = -warmUp; i < times; i += 1) {
      const ms = await timed(async () => planTemplates(facts));
      if (i >= 0) samples.push(ms);
    }
    note(`${times} times: ${JSON.stringify(planTemplates(facts).counts)}`);
    note(`against the ${allowed} ms that it may take: there is no other side`);
    return [row('planning 6,000 templates, median', median(samples), allowed, 1)];
  },
};

function sample(): TemplateFacts {
  const [here, there] = ['100000000000001', '100000000000002'].map((id) => WabaId.parse(id));
  if (!here || !there) throw new Error('two WABAs were made');
  // A step without a common factor: every template once, in no order of its own.
  const source = Array.from({ length: count }, (_, i) => template(here, (i * 2_411) % count));
  const clashing = source.filter((_, i) => i % 3 === 0);
  const others = Array.from({ length: 1_000 }, (_, i) => template(there, count + i));
  const copies = clashing.map((each) => ({ ...each, wabaId: there, id: `9${each.id}` }));
  const first = Array.from({ length: 100 }, (_, i) => nameOf(i * 31));
  return { source, destination: [...copies, ...others], limit: count, route: 'api', first };
}

const nameOf = (n: number): string => `sample_${Math.floor(n / 2)}`;

const template = (wabaId: WabaId, n: number): Template => ({
  wabaId,
  id: String(700_000_000_000_000 + n),
  name: nameOf(n),
  language: n % 2 === 0 ? 'fr' : 'en_US',
  status: n % 17 === 0 ? 'PAUSED' : 'APPROVED',
  category: 'UTILITY',
  nextCategory: null,
  nextCategoryAt: null,
  quality: ['GREEN', 'GREEN', 'UNKNOWN', 'GREEN', 'YELLOW'][n % 5] ?? null,
  reason: null,
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Sample {{1}}', example: { header_text: ['one'] } },
    { type: 'BODY', text: `Sample ${n} {{1}} {{2}}.`, example: { body_text: [['one', 'two']] } },
    { type: 'FOOTER', text: 'Sample' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Sample', url: 'https://example.com/{{1}}' }] },
  ],
});
