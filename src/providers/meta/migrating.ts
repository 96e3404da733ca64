import { parsePhoneNumberWithError } from 'libphonenumber-js';
import type { Meta } from '../../application/ports/meta.ts';
import type { Patience } from '../../application/ports/provider.ts';
import type { NumberId } from '../../domain/asset/ids.ts';
import { management, messaging, type Writing } from './ask.ts';
import { verificationLimit } from './limits.ts';
import { DoneShape, NewNumberShape } from './shapes.ts';

type Migrating = Pick<Meta, 'subscribeApp' | 'announceMigration' | 'requestCode' | 'verifyCode' | 'register'>;

const done = (): true => true;

/**
 * The calls that bring a number to another WABA (domain.md B.4, B.9; permissions: B.1). An answer without `success: true`
 * is a fault that may have happened. Only subscribing is repeated; a code or PIN stands in no fault and no log.
 */
export function createMigrating({ ask, limitOf }: Writing): Migrating {
  const onNumber = (number: NumberId, edge: string, body: object, patience: Patience | undefined) => ({
    ...{ path: `${number}/${edge}`, body, permission: management, repeatable: false },
    ...{ limit: verificationLimit(number), patience, shape: DoneShape },
  });

  return {
    async subscribeApp(waba, patience) {
      const asked = { path: `${waba}/subscribed_apps`, body: {}, limit: await limitOf(waba), patience };
      return ask({ ...asked, permission: management, repeatable: true, shape: DoneShape }, done);
    },

    async announceMigration(destination, e164, patience) {
      const { countryCallingCode, nationalNumber } = parsePhoneNumberWithError(e164);
      const asked = {
        path: `${destination}/phone_numbers`,
        body: { cc: countryCallingCode, phone_number: nationalNumber, migrate_phone_number: true },
        ...{ permission: management, repeatable: false, limit: await limitOf(destination), patience },
      };
      return ask({ ...asked, shape: NewNumberShape }, ({ id }) => ({ id }));
    },

    requestCode(number, { method, language }, patience) {
      return ask(onNumber(number, 'request_code', { code_method: method, language }, patience), done);
    },

    verifyCode(number, code, patience) {
      const asked = onNumber(number, 'verify_code', { code }, patience);
      return ask({ ...asked, secrets: spellings(code) }, done);
    },

    register(number, pin, patience) {
      const asked = onNumber(number, 'register', { messaging_product: 'whatsapp', pin }, patience);
      return ask({ ...asked, permission: messaging, secrets: spellings(pin) }, done);
    },
  };
}

/** WhatsApp writes six digits in two groups as well. */
function spellings(secret: string): readonly string[] {
  const [, first, second] = /^(\d{3})[- ]?(\d{3})$/.exec(secret) ?? [];
  if (first === undefined) return [secret];
  return ['', '-', ' '].map((between) => `${first}${between}${second}`);
}
