import { z } from 'zod';
import {
  actions,
  alert,
  context,
  contextActions,
  divider,
  header,
  imageBlock,
  input,
  modalInput,
  section,
  video,
} from './blocks.ts';
import { dataVisualization } from './charts.ts';
import { limited, plainText } from './composition.ts';
import { countsHold, focusIsSingle, idsAreUnique } from './cross-checks.ts';
import { card, carousel, container, dataTable, markdown, plan, table, taskCard } from './display-blocks.ts';
import { richText } from './rich-text.ts';

const everywhere = [section, header, divider, context, actions, imageBlock, richText, video] as const;

const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  input,
  markdown,
  table,
  dataTable,
  card,
  carousel,
  container,
  plan,
  taskCard,
  contextActions,
  dataVisualization,
]);
const modalBlock = z.discriminatedUnion('type', [...everywhere, modalInput, alert]);
const homeBlock = z.discriminatedUnion('type', [...everywhere, input, card, carousel, container, dataTable]);

export type MessageBlock = z.infer<typeof messageBlock>;
export type ModalBlock = z.infer<typeof modalBlock>;
export type HomeBlock = z.infer<typeof homeBlock>;
export type SurfaceBlock = MessageBlock | ModalBlock | HomeBlock;

export const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .superRefine(idsAreUnique)
  .superRefine(focusIsSingle)
  .superRefine(countsHold);
const modalBlocks = z.array(modalBlock).max(100).superRefine(idsAreUnique).superRefine(focusIsSingle);
const homeBlocks = z
  .array(homeBlock)
  .max(100)
  .superRefine(idsAreUnique)
  .superRefine(focusIsSingle)
  .superRefine(countsHold);

const viewFields = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: limited(255).optional(),
  external_id: limited(255).optional(),
};

const modalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    blocks: modalBlocks,
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...viewFields,
  })
  .refine((view) => view.submit !== undefined || !view.blocks.some((block) => block.type === 'input'), {
    message: 'missing required field: submit (a modal with an input block needs it)',
  });

const homeView = z.strictObject({ type: z.literal('home'), blocks: homeBlocks, ...viewFields });

export const anyView = z.discriminatedUnion('type', [modalView, homeView]);
export type ViewPayload = z.infer<typeof anyView>;
