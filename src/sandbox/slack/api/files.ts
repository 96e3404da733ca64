import { z } from 'zod';
import { postAsBot } from '../bot-words.ts';
import type { StoredFile } from '../model.ts';
import { failure, joinedChannel, json, type Method, method, word } from './method.ts';

const getUploadUrl = method(
  { filename: z.string().min(1), length: z.coerce.number().int().positive() },
  (state, args) => {
    const id = state.world().files.begin({ name: args.filename, length: args.length });
    return { ok: true, upload_url: `${state.baseUrl()}/upload/v1/${id}`, file_id: id };
  },
);

const completion = { files: json, channel_id: word, channels: word, initial_comment: word, thread_ts: word };
const uploaded = z.array(z.looseObject({ id: z.string(), title: word })).min(1);

const complete = method(completion, (state, args) => {
  const listed = uploaded.safeParse(args.files);
  if (!listed.success) return failure('invalid_arguments');
  const target = args.channel_id ?? args.channels;
  const channel = target === undefined ? undefined : joinedChannel(state, target);
  if (typeof channel === 'string') return failure(channel);
  const store = state.world().files;
  const files: StoredFile[] = [];
  for (const { id, title } of listed.data) {
    const file = store.complete(id, state.bot.userId, title);
    if (file === undefined) return failure('file_not_found');
    files.push(channel === undefined ? file : store.share(file, channel.id));
  }
  if (channel !== undefined) {
    const { thread_ts, initial_comment: text = '' } = args;
    const payload = { text, ...(thread_ts === undefined ? {} : { thread_ts }) };
    const posted = postAsBot(state, channel, payload, { files, subtype: 'file_share' });
    if (typeof posted === 'string') return failure(posted);
  }
  return { ok: true, files };
});

const info = method({ file: z.string() }, (state, args) => {
  const file = state.world().files.find(args.file);
  return file === undefined ? failure('file_not_found') : { ok: true, file };
});

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': info,
};
