import { describe, expect, test } from 'vitest';
import { editable, hasMedia, parameterFormat, withContents } from '../../../src/domain/template/contents.ts';

const buttons = { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] };
const example = { body_text: [['Ana']] };
const whole = [
  { type: 'HEADER', format: 'TEXT', text: 'Sample header' },
  { type: 'BODY', text: 'Hello {{1}}', example },
  { type: 'FOOTER', text: 'Sample footer' },
  buttons,
];

describe('what people edit of a template', () => {
  test('is the words of its header, body and footer', () => {
    expect(editable({ components: whole })).toEqual({
      header: 'Sample header',
      body: 'Hello {{1}}',
      footer: 'Sample footer',
    });
  });

  test('is nothing but an empty body where Meta told no contents', () => {
    expect(editable({ components: null })).toEqual({ header: null, body: '', footer: null });
  });

  test('leaves examples, buttons and order as they were', () => {
    const words = { header: 'Another header', body: 'Dear {{1}}', footer: 'Another footer' };
    expect(withContents({ components: whole }, words)).toEqual([
      { type: 'HEADER', format: 'TEXT', text: 'Another header' },
      { type: 'BODY', text: 'Dear {{1}}', example },
      { type: 'FOOTER', text: 'Another footer' },
      buttons,
    ]);
  });

  test('takes out what was emptied and adds what was not there, each in its place', () => {
    const words = { header: 'A header', body: 'Hello', footer: null };
    const before = [{ type: 'BODY', text: 'Hello' }, { type: 'FOOTER', text: 'Sample footer' }, buttons];
    expect(withContents({ components: before }, words)).toEqual([
      { type: 'HEADER', format: 'TEXT', text: 'A header' },
      { type: 'BODY', text: 'Hello' },
      buttons,
    ]);
  });

  test('is never a header of media, which stays where it is', () => {
    const image = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['sample'] } };
    const components = [image, { type: 'BODY', text: 'Hello' }];
    expect(hasMedia({ components })).toBe(true);
    expect(editable({ components }).header).toBeNull();
    expect(withContents({ components }, { header: null, body: 'Dear', footer: null })).toEqual([
      image,
      { type: 'BODY', text: 'Dear' },
    ]);
  });

  test('keeps variables by name where its examples have names', () => {
    const named = { body_text_named_params: [{ param_name: 'first_name', example: 'Ana' }] };
    expect(parameterFormat({ components: [{ type: 'BODY', text: '{{first_name}}', example: named }] })).toBe(
      'NAMED',
    );
    expect(parameterFormat({ components: whole })).toBeNull();
  });
});
