import type { Mrkdwn } from './mrkdwn.ts';

/** The number in international format, and its group by name. */
export interface StopsOn {
  readonly e164: string;
  readonly group: string;
}

/** Words about people who stop marketing messages, and what is made of it for the group. */
export interface StopsText {
  readonly asked: (on: StopsOn, people: number) => Mrkdwn;
  /** What each answer means, and why a stop is to be taken well (R62, R64, R72). */
  readonly explain: Mrkdwn;
  readonly unsubscribe: (people: number) => string;
  readonly leave: string;
  readonly confirmTitle: string;
  readonly confirmText: (group: string, people: number) => string;
  readonly yes: string;
  readonly no: string;
  readonly closed: {
    /** `by`: a Slack user, or null for the workspace's policy. */
    readonly unsubscribed: (on: StopsOn, people: number, by: string | null) => Mrkdwn;
    readonly left: (on: StopsOn, people: number, by: string | null) => Mrkdwn;
    readonly askedAgain: (on: StopsOn) => Mrkdwn;
  };
  readonly done: (on: StopsOn, people: number) => Mrkdwn;
  readonly refused: (on: StopsOn, people: number) => Mrkdwn;
  readonly resumed: (on: StopsOn, people: number) => Mrkdwn;
  readonly stuck: (on: StopsOn, people: number, why: string) => Mrkdwn;
  readonly stopped: (people: number) => Mrkdwn;
  /** To whoever pressed. */
  readonly answer: {
    readonly unsubscribed: (group: string, people: number) => Mrkdwn;
    readonly left: (group: string, people: number) => Mrkdwn;
    readonly nobody: Mrkdwn;
    readonly already: (
      decision: 'unsubscribed' | 'left',
      people: number,
      by: string | null,
      iso: string,
    ) => Mrkdwn;
    readonly moved: Mrkdwn;
  };
}
