/** Text that Slack formats. Only `md` makes it, so nothing from outside reaches Slack unescaped. */
export interface Mrkdwn {
  readonly mrkdwn: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Value = Mrkdwn | string | number;

const rendered = (value: Value): string =>
  typeof value === 'object' ? value.mrkdwn : escaped(String(value));

/** Template tag: what is interpolated is escaped, unless `md` itself made it. */
export const md = (strings: TemplateStringsArray, ...values: readonly Value[]): Mrkdwn => ({
  mrkdwn: strings.reduce((text, part, i) => `${text}${rendered(values[i - 1] ?? '')}${part}`),
});

export const joined = (parts: readonly Value[], separator = '\n'): Mrkdwn => ({
  mrkdwn: parts.map(rendered).join(separator),
});

/** A mention; Slack ids have no characters that could break out. */
export const mention = (user: string): Mrkdwn => ({ mrkdwn: `<@${user.replace(/[^A-Z0-9]/g, '')}>` });

export const channelLink = (channel: string): Mrkdwn => ({
  mrkdwn: `<#${channel.replace(/[^A-Z0-9]/g, '')}>`,
});

/** A link; an address from the inventory cannot break out of it. */
export const link = (url: string, label: string): Mrkdwn => ({
  mrkdwn: `<${escaped(url).replace(/[|\s]/g, '')}|${escaped(label)}>`,
});

export const mentions = (users: readonly string[]): Mrkdwn => joined(users.map(mention), ', ');

/** A moment in the reader's own zone and language, by Slack's date format. */
export function moment(iso: string): Mrkdwn {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return md`${iso}`;
  const fallback = at.toISOString().slice(0, 16).replace('T', ' ');
  return { mrkdwn: `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${fallback} UTC>` };
}

/** For `text`, which notifications and screen readers get: formatting characters go, mentions stay. */
export const bare = ({ mrkdwn }: Mrkdwn): string => mrkdwn.replace(/[*`]/g, '');
