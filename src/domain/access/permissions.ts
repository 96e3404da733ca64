/** What a Slack user may be granted in a workspace (SPEC 8); `admin` is for all and stands apart. */
export const PERMISSIONS = [
  'view',
  'manage_subscription_groups',
  'manage_integrations',
  'manage_templates',
  'import_users',
  'approve_operations',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const isPermission = (word: string): word is Permission =>
  (PERMISSIONS as readonly string[]).includes(word);
