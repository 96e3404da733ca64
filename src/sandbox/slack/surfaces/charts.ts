import { z } from 'zod';
import { blockId, limited } from './composition.ts';

const label = limited(20);
const points = z
  .array(z.strictObject({ label, value: z.number() }))
  .min(1)
  .max(20);

const plotted = <Kind extends 'bar' | 'area' | 'line'>(kind: Kind) =>
  z
    .strictObject({
      type: z.literal(kind),
      series: z
        .array(z.strictObject({ name: label, data: points }))
        .min(1)
        .max(6),
      axis_config: z.strictObject({
        categories: z.array(label).min(1).max(20),
        x_label: limited(50).optional(),
        y_label: limited(50).optional(),
      }),
    })
    .superRefine(({ series, axis_config }, issues) => {
      if (new Set(series.map((each) => each.name)).size < series.length)
        issues.addIssue({ code: 'custom', message: 'series names must be unique', path: ['series'] });
      const categories = axis_config.categories.toSorted().join('\n');
      for (const [index, { data }] of series.entries()) {
        const labels = data.map((point) => point.label).toSorted();
        if (labels.join('\n') === categories) continue;
        const message = 'must have exactly one point for each of the categories';
        issues.addIssue({ code: 'custom', message, path: ['series', index, 'data'] });
      }
    });

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: limited(50),
  chart: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('pie'),
      segments: z
        .array(z.strictObject({ label, value: z.number().positive() }))
        .min(1)
        .max(6),
    }),
    plotted('bar'),
    plotted('area'),
    plotted('line'),
  ]),
});
