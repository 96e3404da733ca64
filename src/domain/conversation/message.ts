/** What a test message says: words, which need an open window, or a template with its variables in order (R41, C5). */
export type MessageContent =
  | { readonly type: 'text'; readonly body: string }
  | {
      readonly type: 'template';
      readonly name: string;
      readonly language: string;
      readonly variables: readonly string[];
    };
