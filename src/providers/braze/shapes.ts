import { z } from 'zod';

/** Answer of `GET /subscription/status/get` (domain.md A.5): states keyed by the identifier that was asked for. */
export const SubscriptionStatuses = z.looseObject({ status: z.record(z.string(), z.string()) });
