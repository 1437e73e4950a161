import type { FilingChannel } from './parts.ts'
import type { SlipCopy } from './slip-copy.ts'
import type { FormSet, SlipKind } from './slip.ts'

/** A legal form: which slip it is, from when to when it is printed, how it is numbered and for whom its copies are. */
export type SlipForm = {
  readonly kind: SlipKind
  readonly formSet: FormSet
  /** Number of the form in its set, as people cite it, e.g. "01", "CT04"; empty for our own layouts. */
  readonly formNo: string
  /** Version of its template (resources/slips): the newest one is printed, older ones only again. */
  readonly version: number
  /** First and last business day of issue; null where our sources name none. */
  readonly from: string | null
  readonly until: string | null
  /** What follows the running number in "Số", before the sign of the unit. */
  readonly series: string
  /** Whether the sign of the unit follows (forms.md §1). */
  readonly unit: boolean
  readonly copies: readonly SlipCopy[]
  /** Only where the procedure belongs to this sector; null: everywhere. */
  readonly sector: SlipSector | null
}

/** Sectors whose own forms replace the general ones (forms.md §0.1). */
export type SlipSector = 'residence'

const both = ['customer', 'file'] as const
const hands = ['giver', 'receiver'] as const

type Row = readonly [SlipKind, formNo: string, series: string, unit: boolean, copies: readonly SlipCopy[]]

function formsOf(period: Pick<SlipForm, 'formSet' | 'from' | 'until' | 'sector'>, rows: readonly Row[]): SlipForm[] {
  return rows.map(([kind, formNo, series, unit, copies]) => ({
    ...period,
    kind,
    formNo,
    version: 1,
    series,
    unit,
    copies,
  }))
}

/**
 * Every form with the days on which it is issued (forms.md §0). The circular of 2025 brought its forms on 15/9/2025; until
 * the day before, those of 2018 were printed. Signs of numbers: forms.md §1 [A]; of 2018, `HDHS` was seen in use [B] and
 * the others are unconfirmed, as are those of the residence forms and of our own.
 */
export const SLIP_FORMS: readonly SlipForm[] = [
  ...formsOf({ formSet: 'TT03-2025', from: '2025-09-15', until: null, sector: null }, [
    ['receipt', '01', '', true, both],
    ['supplement', '02', 'PBS', true, both],
    ['refusal', '03', 'PTC', true, both],
    ['apology', '04', 'PXL', false, both],
    ['stop', '05', 'TBD', false, both],
    ['control', '06', 'PKS', true, ['original']],
    ['book', '07', 'STD', true, ['original']],
  ]),
  ...formsOf({ formSet: 'TT01-2018', from: null, until: '2025-09-14', sector: null }, [
    ['receipt', '01', 'TNHS', false, both],
    ['supplement', '02', 'HDHS', false, both],
    ['refusal', '03', 'TCHS', false, both],
    ['apology', '04', 'PXL', false, both],
    ['control', '05', 'PKS', false, ['original']],
    ['book', '06', 'STD', false, ['original']],
  ]),
  ...formsOf({ formSet: 'TT66-2023-BCA', from: null, until: null, sector: 'residence' }, [
    ['receipt', 'CT04', 'TNHS', false, both],
    ['supplement', 'CT05', 'HDHS', false, both],
    ['refusal', 'CT06', 'TCHS', false, both],
  ]),
  ...formsOf({ formSet: 'own', from: null, until: null, sector: null }, [
    ['appointment', '', 'PH', true, both],
    ['dossier-handover', '', 'GBG', true, hands],
    ['result-handover', '', 'PBG', true, hands],
    ['fee-receipt', '', '', false, ['collector', 'payer', 'internal']],
    ['fee-list', '', 'BK', true, ['original', 'file']],
    ['fee-refund', '', 'PHT', true, ['payer', 'collector']],
    ['postal', '', 'PBC', true, hands],
    ['work-request', '', 'PĐN', true, ['original']],
    ['lost-receipt', '', 'PMG', true, ['original']],
    ['harm', '', 'BBGN', true, ['original']],
    ['feedback-answer', '', 'CV', true, both],
  ]),
]

/**
 * The form that a slip of this kind is issued on, on a business day (`YYYY-MM-DD`): the form of the procedure's sector goes
 * before the general one. Null when there is none, e.g. a stop notice before 15/9/2025 (forms.md §0: "print the set in
 * force on the day of issue").
 */
export function formOn(
  kind: SlipKind,
  date: string,
  sector: SlipSector | null,
  forms: readonly SlipForm[] = SLIP_FORMS,
): SlipForm | null {
  let found: SlipForm | null = null
  for (const form of forms) {
    if (form.kind !== kind || (form.sector !== null && form.sector !== sector)) continue
    if ((form.from !== null && date < form.from) || (form.until !== null && date > form.until)) continue
    if (!found || goesBefore(form, found)) found = form
  }
  return found
}

function goesBefore(form: SlipForm, found: SlipForm): boolean {
  const own = Number(form.sector !== null) - Number(found.sector !== null)
  if (own !== 0) return own > 0
  const later = (form.from ?? '').localeCompare(found.from ?? '')
  return later > 0 || (later === 0 && form.version > found.version)
}

/** Sign of the unit when a centre has set none: the one of the printed form (forms.md §1). */
export const UNIT_SIGN = 'TTPVHCC(BPTNTKQ)'

/**
 * "Số" of a slip as printed: `15/PBS-TTPVHCC(BPTNTKQ)`, `15/TTPVHCC(BPTNTKQ)` where the form has no sign of its own,
 * `15/PXL` where no unit follows. One counter per centre, form and year (forms.md §10.3).
 * @param count running number of the form in the year, from 1
 */
export function slipNumber(form: SlipForm, count: number, unitSign: string = UNIT_SIGN): string {
  const sign = [form.series, form.unit ? unitSign : ''].filter(Boolean).join('-')
  return sign === '' ? String(count).padStart(7, '0') : `${count}/${sign}`
}

/** What a dossier that is not in order may be answered with. */
export type DefectSlip = 'supplement' | 'refusal'

/**
 * Which slips may answer papers that are not in order. At reception it depends on the channel (TQ-7.2a): handed in
 * directly or by an authorised person, both; by post or by a hired service, the refusal only. After acceptance the agency
 * may ask once whatever the channel was (TT-4.3d). Online filing is not named there: both, answered on the portal.
 */
export function defectSlips(channel: FilingChannel, stage: 'reception' | 'appraisal'): readonly DefectSlip[] {
  const refusalOnly = stage === 'reception' && (channel === 'postal' || channel === 'hired')
  return refusalOnly ? ['refusal'] : ['supplement', 'refusal']
}
