import { anyView, type ViewPayload } from './surfaces.ts';
import { inSlackWords, type Reading, refusal, type Verdict } from './verdict.ts';

const maximumBytes = 250 * 1024;

export function readView(view: unknown): Reading<ViewPayload> {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > maximumBytes)
    return refusal('view_too_large', 'must be less than 250 KB', '/view');
  const parsed = anyView.safeParse(view);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    error: 'invalid_arguments',
    messages: inSlackWords(parsed.error.issues, view, '/view'),
  };
}

/** Would Slack take this as a modal or a Home tab (by its `type`)? */
export function judgeView(view: unknown): Verdict {
  const reading = readView(view);
  return reading.ok ? { ok: true } : reading;
}
