import { describe, expect, it } from 'vitest';
import type { Template } from '../../../src/domain/template/template.ts';
import { templateForTest } from '../../../src/domain/template/test-template.ts';
import { wabaId } from '../samples.ts';

const template = (name: string, otherwise: Partial<Template> = {}): Template => ({
  wabaId: wabaId(1),
  id: '9001',
  name,
  language: 'fr',
  status: 'APPROVED',
  category: 'UTILITY',
  nextCategory: null,
  nextCategoryAt: null,
  quality: 'GREEN',
  reason: null,
  components: [{ type: 'BODY', text: 'Sample text.' }],
  ...otherwise,
});

const marketing = template('sample_sale', { category: 'MARKETING' });
const variable = { components: [{ type: 'BODY', text: 'Sample {{1}}.' }] };

describe('the template that a test is sent with', () => {
  it('[R51] is none that is not approved', () => {
    expect(templateForTest([template('sample', { status: 'PAUSED' })], 'fr')).toBeNull();
  });

  it('is no marketing, which a tester may have stopped (131050), unless there is nothing else', () => {
    const english = template('sample_note', { language: 'en_US', ...variable });
    expect(templateForTest([marketing, english], 'fr')?.name).toBe('sample_note');
    expect(templateForTest([marketing], 'fr')?.name).toBe('sample_sale');
  });

  it('is in the language of the workspace where there is one, with the fewest variables', () => {
    const [plain, filled] = [template('sample_plain'), template('sample_filled', variable)];
    const english = template('sample_english', { language: 'en_US' });
    expect(templateForTest([filled, english, plain], 'fr')?.name).toBe('sample_plain');
    expect(templateForTest([filled, plain, english], 'en')?.name).toBe('sample_english');
  });
});
