import path from 'node:path';
import { writeStateFile } from './state-file.ts';

/** For `npm run receive`: where this run listens and what Slack signs with. Only its owner may read it. */
export const writeConnection = (
  folder: string,
  connection: { readonly url: string; readonly signingSecret: string },
): Promise<void> => writeStateFile(path.join(folder, 'connection.json'), connection);
