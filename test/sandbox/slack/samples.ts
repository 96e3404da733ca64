export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const x = (length: number) => 'x'.repeat(length);
export const many = <T>(length: number, make: (index: number) => T) =>
  Array.from({ length }, (_, index) => make(index));
export const option = (value: string, text = value) => ({ text: plain(text), value });
export const options = (length: number) => many(length, (index) => option(`o${index}`));
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('hi'), ...more });
export const accessory = (element: object) => section({ accessory: { action_id: 'a', ...element } });
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain('Field'),
  element: { action_id: 'value', ...element },
  ...more,
});
export const text = { type: 'plain_text_input' };
export const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
export const line = (words: string) => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text: words }],
});
export const raw = (words: string) => ({ type: 'raw_text', text: words });
export const task = (more: object = {}) => ({
  type: 'task_card',
  task_id: 't',
  title: 'T',
  status: 'pending',
  ...more,
});
export const table = { type: 'table', rows: [[raw('a'), raw('b')]] };
export const divider = { type: 'divider' };
export const message = (...blocks: object[]) => ({ text: 'fallback', blocks });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks,
  ...more,
});
export const home = (...blocks: object[]) => ({ type: 'home', blocks });
export const chart = (kind: object) => ({ type: 'data_visualization', title: 'Chart', chart: kind });
export const series = (name: string, labels: string[]) => ({
  name,
  data: labels.map((label) => ({ label, value: 1 })),
});
export const bars = (...all: object[]) =>
  chart({ type: 'bar', series: all, axis_config: { categories: ['a', 'b'] } });
export const dialog = (more: object) => ({ title: plain('Sure?'), text: plain('Really?'), ...more });
export const noSubmit = { type: 'modal', title: plain('T'), blocks: [input(text)] };
