import type { WabaId } from '../../domain/asset/ids.ts';
import { templateLimitOf } from '../../domain/migration/template-limit.ts';
import type { Store } from '../ports/store.ts';

/** C12: 250, or 6,000 where the business is verified and a number of the WABA has an approved name. */
export async function templateLimit(
  { readings, assets }: Pick<Store['read'], 'readings' | 'assets'>,
  waba: WabaId,
): Promise<number> {
  const verification = (await readings.kept('account', waba))?.value.businessVerification ?? null;
  const numbers = await assets.numbersOfWaba(waba);
  return templateLimitOf({
    businessVerified: verification === null ? null : verification.toLowerCase() === 'verified',
    nameApproved: numbers.some(({ nameStatus }) => nameStatus === 'APPROVED'),
  });
}
