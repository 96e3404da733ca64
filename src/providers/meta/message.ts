import type { OutgoingMessage } from '../../application/ports/meta.ts';

/** The body of `POST /{PHONE_ID}/messages` (domain.md B.7). Variables are positional. */
export function messageBody({ to, content }: OutgoingMessage): Readonly<Record<string, unknown>> {
  const envelope = { messaging_product: 'whatsapp', recipient_type: 'individual', to, type: content.type };
  if (content.type === 'text') return { ...envelope, text: { body: content.body, preview_url: false } };
  const parameters = content.variables.map((text) => ({ type: 'text', text }));
  const components = parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] };
  return {
    ...envelope,
    template: { name: content.name, language: { code: content.language }, ...components },
  };
}
