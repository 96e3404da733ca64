import type { Element } from '../../../slack/surfaces/traverse.ts';
import { FeedbackButtons, PressButton } from './button.tsx';
import { Choices } from './choices.tsx';
import { DateTime } from './date-time.tsx';
import { FileInput } from './file-input.tsx';
import { Overflow } from './overflow.tsx';
import { OptionsSelect, PlaceSelect, SearchSelect } from './select.tsx';
import { TypedInput } from './typed-input.tsx';

/** Anything a person can act on. */
export function ElementView({ element }: { element: Element }) {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return <PressButton element={element} />;
    case 'feedback_buttons':
      return <FeedbackButtons element={element} />;
    case 'overflow':
      return <Overflow element={element} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices element={element} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return <TypedInput element={element} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateTime element={element} />;
    case 'static_select':
    case 'multi_static_select':
      return <OptionsSelect element={element} />;
    case 'external_select':
    case 'multi_external_select':
      return <SearchSelect element={element} />;
    case 'users_select':
    case 'multi_users_select':
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return <PlaceSelect element={element} />;
    case 'file_input':
      return <FileInput element={element} />;
    default:
      return element satisfies never;
  }
}
