/** What of a person is kept for a while only; each kind has a setting of its own. */
export const RETENTION_KINDS = [
  'priority',
  'reason',
  'comment',
  'contact',
  'feedback',
  'configReason',
  'formerStaff',
  'oldPin',
  'digital',
  'message',
  'bank',
  'party',
  'dossier',
  'slip',
] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]
