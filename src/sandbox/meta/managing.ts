import { hashOfPin } from './migration/pin.ts';
import type { PhoneNumber, Waba } from './model.ts';
import { createTemplateDesk } from './template-desk.ts';
import { announceNumber, announceOf } from './webhooks/shapes.ts';
import type { World } from './world.ts';

const capacities: Readonly<Record<string, number>> = {
  TIER_250: 250,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: -1,
};

export type NameDecision = 'APPROVED' | 'DEFERRED' | 'PENDING' | 'REJECTED';

export type Managing = ReturnType<typeof createManaging>;

/** What people and reviewers do at Meta by hand, each with the webhook it fires. Throws UnknownAsset. */
export function createManaging(world: World) {
  const { tables } = world;
  const changeNumber = (id: string, to: Partial<PhoneNumber>): PhoneNumber =>
    tables.numbers.put({ ...tables.numbers.known(id), ...to });
  const changeWaba = (id: string, to: Partial<Waba>): Waba =>
    tables.wabas.put({ ...tables.wabas.known(id), ...to });
  const setTwoStep = (id: string, isPinEnabled: boolean, pin?: string): PhoneNumber => {
    const number = changeNumber(id, { isPinEnabled });
    const before = tables.registrations.find(id) ?? tables.registrations.add({ number: id });
    const pinHash = pin === undefined ? null : hashOfPin(pin);
    tables.registrations.put({ ...before, pinHash, wrongPins: [] });
    return number;
  };
  const security = (number: PhoneNumber, event: string) =>
    announceNumber(world, number, 'security', { event });
  const partner = (waba: Waba, event: string) =>
    announceOf(world, waba.id, 'account_update', {
      event,
      waba_info: { waba_id: waba.id, owner_business_id: waba.business },
    });

  return {
    ...createTemplateDesk(world),

    /** Fires nothing: no webhook carries a number's colour (B.9). */
    setNumberQuality: (id: string, quality: string): void => void changeNumber(id, { quality }),
    /** Fires nothing either: the status is polled. */
    setNumberStatus: (id: string, status: string): void => void changeNumber(id, { status }),
    /** Fires nothing: it is gone from its account's list until it is registered again. */
    deleteNumber(id: string): void {
      changeNumber(id, { status: 'DISCONNECTED', platformType: 'NOT_APPLICABLE' });
      const before = tables.registrations.find(id) ?? tables.registrations.add({ number: id });
      tables.registrations.put({ ...before, deletedAt: world.now().getTime() });
    },
    upgradeThroughput(id: string): void {
      const number = changeNumber(id, { throughput: 'HIGH' });
      announceNumber(world, number, 'phone_number_quality_update', {
        event: 'THROUGHPUT_UPGRADE',
        max_daily_conversations_per_business: limitOf(world, number),
      });
    },
    /** Of the whole portfolio; the capability says it as an integer, as in Meta's sample (B.9). */
    setMessagingLimit(businessId: string, tier: string): void {
      tables.businesses.put({ ...tables.businesses.known(businessId), messagingLimit: tier });
      for (const waba of tables.wabasOf(businessId)) {
        announceOf(world, waba.id, 'business_capability_update', {
          max_daily_conversations_per_business: capacities[tier] ?? tier,
          max_phone_numbers_per_business: 20,
        });
      }
    },

    /** Asks for another display name; `decideName` ends it. */
    requestName(id: string, name: string): void {
      changeNumber(id, { newName: name, newNameStatus: 'PENDING_REVIEW' });
    },
    decideName(id: string, decision: NameDecision, reason: string | null = null): void {
      const number = tables.numbers.known(id);
      const requested = number.newName ?? number.verifiedName;
      const isOver = decision === 'APPROVED' || decision === 'REJECTED';
      const decided = changeNumber(id, {
        ...(decision === 'APPROVED' ? { verifiedName: requested, nameStatus: 'APPROVED' } : {}),
        ...(decision === 'REJECTED' && number.newName === null ? { nameStatus: 'DECLINED' } : {}),
        newName: isOver ? null : number.newName,
        newNameStatus: isOver ? null : number.newNameStatus,
      });
      announceNumber(world, decided, 'phone_number_name_update', {
        decision,
        requested_verified_name: requested,
        rejection_reason: decision === 'REJECTED' ? (reason ?? 'NAME_NOT_CONSISTENT') : null,
      });
    },

    /** Someone pressed "Turn off"; the e-mail still has to be answered. */
    askTwoStepOff: (id: string): void => security(tables.numbers.known(id), 'PIN_RESET_REQUEST'),
    switchTwoStepOff: (id: string): void => security(setTwoStep(id, false), 'PIN_REQUEST_SUCCESS'),
    /** Without a PIN nobody knows it: no PIN registers the number again. */
    switchTwoStepOn: (id: string, pin?: string): void => security(setTwoStep(id, true, pin), 'PIN_CHANGED'),

    /** Our apps lose the account; they hear of it once more. */
    removePartner(wabaId: string): void {
      partner(tables.wabas.known(wabaId), 'PARTNER_REMOVED');
      changeWaba(wabaId, { isShared: false, clientOf: [], subscribedApps: [] });
    },
    /** Sharing again; apps have to subscribe again. */
    addPartner(wabaId: string, businessId?: string): void {
      const { clientOf } = tables.wabas.known(wabaId);
      const shared = businessId === undefined ? clientOf : [...new Set([...clientOf, businessId])];
      partner(changeWaba(wabaId, { isShared: true, clientOf: shared }), 'PARTNER_ADDED');
    },
    reviewAccount(wabaId: string, decision: 'APPROVED' | 'REJECTED' | 'PENDING' | 'DEFERRED'): void {
      if (decision !== 'DEFERRED') changeWaba(wabaId, { reviewStatus: decision });
      announceOf(world, wabaId, 'account_review_update', { decision });
    },
    /** Meta writes the state's name as it does in its reference, `DISABLE`. */
    disableAccount(wabaId: string): void {
      changeWaba(wabaId, { status: 'DISABLED' });
      announceOf(world, wabaId, 'account_update', {
        event: 'DISABLED_UPDATE',
        ban_info: { waba_ban_state: 'DISABLE' },
      });
    },
    reinstateAccount(wabaId: string): void {
      changeWaba(wabaId, { status: 'ACTIVE' });
      announceOf(world, wabaId, 'account_update', {
        event: 'DISABLED_UPDATE',
        ban_info: { waba_ban_state: 'REINSTATE' },
      });
    },
    setFunding: (wabaId: string, fundingId: string | null): void => void changeWaba(wabaId, { fundingId }),
    setVerification(businessId: string, verification: string): void {
      tables.businesses.put({ ...tables.businesses.known(businessId), verification });
    },
  };
}

function limitOf({ tables }: World, number: PhoneNumber): string {
  return tables.businesses.known(tables.wabas.known(number.waba).business).messagingLimit;
}
