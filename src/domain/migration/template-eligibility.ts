import type { Template } from '../template/template.ts';

/**
 * `api`: we copy by `migrate_message_templates` before the registration. `automatic`: another provider registers,
 * and what Meta copies by itself is all there is.
 */
export type CopyRoute = 'api' | 'automatic';

/** Why a template is not copied and must be created again (R97, R104). `unrated`: R102 copies GREEN alone. */
export type RecreateReason =
  | 'low_quality'
  | 'unrated'
  | 'paused'
  | 'rejected'
  | 'pending'
  | 'disabled'
  | 'other_status';

const STATUSES: Readonly<Record<string, RecreateReason>> = {
  PAUSED: 'paused',
  REJECTED: 'rejected',
  PENDING: 'pending',
  DISABLED: 'disabled',
};

/** Meta writes a status in small letters here and there (domain.md B.6). */
export const isStatus = (status: string, wanted: string): boolean => status.toUpperCase() === wanted;

/** The rating that counts; one never read is UNKNOWN. */
export const qualityOf = ({ quality }: Pick<Template, 'quality'>): string =>
  quality?.toUpperCase() ?? 'UNKNOWN';

/** Null where it is copied: APPROVED and GREEN (R102), by the API call UNKNOWN too (C10). F.3 of domain.md. */
export function obstacleOf(
  { status, quality }: Pick<Template, 'status' | 'quality'>,
  route: CopyRoute,
): RecreateReason | null {
  if (!isStatus(status, 'APPROVED')) return STATUSES[status.toUpperCase()] ?? 'other_status';
  const rating = qualityOf({ quality });
  if (rating === 'YELLOW' || rating === 'RED') return 'low_quality';
  return rating === 'GREEN' || route === 'api' ? null : 'unrated';
}
