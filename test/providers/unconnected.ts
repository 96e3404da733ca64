import type { ProviderConnections } from '../../src/providers/providers.ts';

/** Neither Meta nor 360dialog; Braze by these keys. */
export const unconnected = (
  secret: ProviderConnections['secret'] = () => undefined,
): ProviderConnections => ({
  secret,
  meta: {
    graphUrl: 'https://graph.example.com/v24.0',
    accessToken: undefined,
    appSecret: undefined,
    verifyToken: undefined,
  },
  dialog360: {
    hubUrl: 'https://hub.example.com/api/v2',
    partnerId: undefined,
    apiKey: undefined,
    webhookSecret: undefined,
  },
});
