/** A file that somebody gave to Slack. */
export type Upload =
  | {
      readonly kind: 'file';
      readonly name: string;
      /** Bytes, as Slack says. */
      readonly size: number;
      /** The file itself; rejects where the download breaks. */
      open(signal: AbortSignal): AsyncIterable<Uint8Array>;
    }
  /** `unreachable`: asking again may end otherwise. */
  | { readonly kind: 'missing' | 'unreachable' };

export interface Uploads {
  find(file: string): Promise<Upload>;
}
