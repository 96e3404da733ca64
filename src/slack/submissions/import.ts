import { z } from 'zod';
import { type ImportRequested, requestImport } from '../../application/subscription/request-import.ts';
import { GroupId } from '../../domain/asset/ids.ts';
import { consents } from '../../domain/subscription/consent.ts';
import { message } from '../blocks/modal.ts';
import type { SubmissionDelivery } from '../deliveries.ts';
import { type Desk, deniedWords } from '../desk.ts';
import { dateTime, field, ticked } from '../fields.ts';
import { clear, errors, type SubmissionAnswer, type SubmissionListener, update } from '../listener.ts';
import type { Text } from '../text/shape.ts';
import { parseMetadata } from '../views/metadata.ts';

const brought = z.object({
  file: z.string().optional(),
  name: z.string().optional(),
  channel: z.string().optional(),
});
const chosen = z.looseObject({
  files: z.array(z.looseObject({ id: z.string(), name: z.string().nullish() })).min(1),
});

/** From the field, or from the message whose shortcut opened the modal. */
function fileOf(asked: SubmissionDelivery): { file: string; fileName: string } | null {
  const { file, name } = parseMetadata(brought, asked.metadata);
  if (file !== undefined) return { file, fileName: name ?? file };
  const [first] = chosen.safeParse(asked.values.file?.value).data?.files ?? [];
  return first === undefined ? null : { file: first.id, fileName: first.name ?? first.id };
}

export const submitImport: SubmissionListener = async (desk, asked, text) => {
  const file = fileOf(asked);
  if (file === null) return errors({ file: text.errors.required });
  const typed = field(asked.values, 'group');
  const group = typed === null ? null : GroupId.safeParse(typed);
  if (group !== null && !group.success) return errors({ group: text.transfer.missing.group });
  const requested = await requestImport(desk.ctx, {
    ...file,
    group: group?.data ?? null,
    channel: parseMetadata(brought, asked.metadata).channel ?? null,
    consent: z.enum(consents).catch('none').parse(field(asked.values, 'consent')),
    asOf: dateTime(asked.values, 'as_of'),
    readBack: ticked(asked.values, 'read_back').includes('all') ? 'all' : 'sample',
    by: asked.user,
    requestKey: asked.rootViewId,
  });
  return answer(desk, requested, text);
};

async function answer(desk: Desk, requested: ImportRequested, text: Text): Promise<SubmissionAnswer> {
  const t = text.imports;
  switch (requested.kind) {
    case 'started':
      return clear;
    case 'denied':
      return update(
        message(
          'import.denied',
          t.newTitle,
          text.common.close,
          await deniedWords(desk, requested.denied, text),
        ),
      );
    case 'missing':
      return errors({ group: text.transfer.missing.group });
    case 'archived':
      return errors({ group: t.archived(requested.group) });
    case 'which_workspace':
      return errors({ group: t.whichWorkspace });
    case 'in_the_future':
      return errors({ as_of: t.inTheFuture });
    default:
      return requested satisfies never;
  }
}
