/** Columns of a list of procedures, as people see them in a table. */
export const COLUMNS = [
  'code',
  'name',
  'agency',
  'field',
  'level',
  'limit',
  'limitDirect',
  'limitOnline',
  'limitPostal',
  'fee',
  'components',
  'cases',
  'status',
  'source',
] as const
export type Column = (typeof COLUMNS)[number]

/** Why a row cannot be taken as it is. */
export const FAULTS = [
  'code-missing',
  'code-bad',
  'name-missing',
  'field-missing',
  'field-unknown',
  'level-bad',
  'not-ours',
  'duplicate',
  'count-bad',
  'cell-error',
  'shape-bad',
] as const
/** What nobody takes over without having looked at it (law-facts §11). */
export const FLAGS = ['fee-zero', 'fee-small', 'fee-huge', 'fee-range', 'fee-text', 'fee-currency'] as const
/** What a person should know; the row is taken all the same. */
export const NOTES = [
  'limit-unread',
  'limit-long',
  'limit-missing',
  'limits-differ',
  'level-assumed',
  'count-assumed',
  'instruction-left-out',
  'cut',
  'repeated',
  'ended-unknown',
] as const
export const FINDINGS = [...FAULTS, ...FLAGS, ...NOTES] as const
export type FindingCode = (typeof FINDINGS)[number]

/** One thing to say about a row: which column, what, and what fills the words. */
export type Finding = {
  readonly code: FindingCode
  readonly column: Column | null
  readonly params: Readonly<Record<string, string | number>>
}

const LONGEST = 120

/** A finding; long texts of the file are shortened. */
export const finding = (
  code: FindingCode,
  column: Column | null,
  params: Readonly<Record<string, string | number>> = {},
): Finding => ({
  code,
  column,
  params: Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value,
    ]),
  ),
})

const of =
  (list: readonly string[]) =>
  ({ code }: Finding): boolean =>
    list.includes(code)
export const isFault = of(FAULTS)
export const isFlag = of(FLAGS)
