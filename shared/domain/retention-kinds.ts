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
  'message',
  'party',
  'dossier',
  'slip',
  'digital',
] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]
