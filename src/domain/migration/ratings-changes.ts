import { type CopyState, type RatingReport, standings } from './ratings.ts';
import { languageOf, type TemplateRef, templateKey } from './template-key.ts';

/** What is compared between two looks. */
export interface CopySign {
  readonly state: CopyState;
  readonly status: string | null;
  readonly quality: string | null;
  readonly reason: string | null;
  /** Where the category has gone, or is announced to go; null: the source's. */
  readonly recategorisedTo: string | null;
}

/** `from` is null where the copy was not looked at before. */
export interface CopyChange extends TemplateRef {
  readonly from: CopySign | null;
  readonly to: CopySign;
}

/** What only a person can settle: re-create, wait out a pause, or accept the category. */
export const matters = ['rejected', 'missing', 'paused', 'disabled', 'recategorised'] as const;
export type Matter = (typeof matters)[number];

export interface AwaitedMatter extends Pick<TemplateRef, 'name' | 'language'> {
  readonly matter: Matter;
}

/** One matter of one template, in one line; no name has a space. */
export const matterKey = ({ matter, name, language }: AwaitedMatter): string =>
  `${matter} ${name} ${languageOf(language)}`;

/** R104: what the destination lacks is created again; all else a person looks at. */
export const isCreatedAgain = ({ matter }: AwaitedMatter): boolean =>
  matter === 'rejected' || matter === 'missing';

/** Copies start APPROVED and UNKNOWN in the source's category (R100, R105): that, and being on the way, is no news. */
const isExpected = (sign: CopySign): boolean =>
  (sign.state === 'unknown' || sign.state === 'coming') && sign.recategorisedTo === null;

const isSame = (a: CopySign, b: CopySign): boolean =>
  (isExpected(a) && isExpected(b)) ||
  (a.state === b.state &&
    a.status === b.status &&
    a.quality === b.quality &&
    a.reason === b.reason &&
    a.recategorisedTo === b.recategorisedTo);

function signsOf(report: RatingReport): Map<string, CopyChange> {
  const turned = new Map(report.recategorised.map((one) => [templateKey(one), one.to]));
  return new Map(
    standings(report).map(({ id, name, language, category, state, copy }) => {
      const key = templateKey({ name, language });
      const { status = null, quality = null, reason = null } = copy ?? {};
      const to = { state, status, quality, reason, recategorisedTo: turned.get(key) ?? null };
      return [key, { id, name, language, category, from: null, to }];
    }),
  );
}

/**
 * What the look found otherwise than the one before; before the first, as copies start (R100, R105). With nothing here
 * and nobody awaited, no reminder is posted.
 */
export function changesBetween(before: RatingReport | null, after: RatingReport): CopyChange[] {
  const known: Map<string, CopyChange> = before === null ? new Map() : signsOf(before);
  return [...signsOf(after)].flatMap(([key, now]) => {
    const from = known.get(key)?.to ?? null;
    const isNews = from === null ? !isExpected(now.to) : !isSame(from, now.to);
    return isNews ? [{ ...now, from }] : [];
  });
}

/** What waits for a person: rejected, missing, paused, disabled or recategorised, and not among `dealtWith` (R101, R104). */
export function awaitedIn(report: RatingReport, dealtWith: readonly AwaitedMatter[]): AwaitedMatter[] {
  const done = new Set(dealtWith.map(matterKey));
  return matters
    .flatMap((matter) => report[matter].map(({ name, language }) => ({ name, language, matter })))
    .filter((one) => !done.has(matterKey(one)));
}
