/** What the step that copies templates tells in its event: how many, and why Meta left some out. */
export const COPIED = {
  copied: 'templates_copied',
  refused: 'templates_refused',
  /** Not copied by plan: to be created again, or without room. */
  left: 'templates_left',
  /** One a line: its name, and Meta's reason where it gave one. */
  why: 'templates_refused_why',
} as const;
