import type { MessageContent } from '../../domain/conversation/message.ts';
import type { PhoneNumber } from './model.ts';
import type { Tables } from './tables.ts';
import { componentOf, textOf, variablesOf } from './template-text.ts';

/** A message that Braze lets pass, for the number of its group. */
export interface BrazeMessage {
  /** The number of the subscription group that Braze sends for. */
  readonly numberId: string;
  /** E.164 with its plus sign. */
  readonly to: string;
  /** Liquid is filled in already; the header's variables come before the body's. */
  readonly content: MessageContent & { readonly headerVariables?: readonly string[] };
}

/** As Braze would put it to Meta: named variables by their names, the others by their order. */
export function payloadOf(tables: Tables, number: PhoneNumber, { to, content }: BrazeMessage) {
  const head = { messaging_product: 'whatsapp', recipient_type: 'individual', to };
  if (content.type === 'text') return { ...head, type: 'text', text: { body: content.body } };
  const template = tables
    .templatesOf(number.waba)
    .find((each) => each.name === content.name && each.language === content.language);
  const parametersOf = (component: 'HEADER' | 'BODY', values: readonly string[]) => {
    const names =
      template?.parameterFormat === 'NAMED' ? variablesOf(textOf(componentOf(template, component))) : [];
    return values.map((text, i) => ({ type: 'text', text, ...(names[i] && { parameter_name: names[i] }) }));
  };
  return {
    ...head,
    type: 'template',
    template: {
      name: content.name,
      language: { code: content.language },
      components: [
        { type: 'header', parameters: parametersOf('HEADER', content.headerVariables ?? []) },
        { type: 'body', parameters: parametersOf('BODY', content.variables) },
      ],
    },
  };
}
