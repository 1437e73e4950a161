import { describe, expect, it } from 'vitest'
import { defectSlips, formOn, SLIP_FORMS, slipNumber } from './forms.ts'
import type { SlipForm } from './forms.ts'
import { SLIP_KINDS } from './slip.ts'
import type { SlipKind } from './slip.ts'

const cited = (kind: SlipKind, date: string, sector: 'residence' | null = null): string | null => {
  const form = formOn(kind, date, sector)
  return form && `${form.formSet} ${form.formNo}`.trim()
}

describe('the form of a day (forms.md §0)', () => {
  it.each([
    ['receipt', '2025-06-30', 'TT01-2018 01'],
    ['receipt', '2025-09-14', 'TT01-2018 01'],
    ['receipt', '2025-09-15', 'TT03-2025 01'],
    ['receipt', '2026-11-23', 'TT03-2025 01'],
    ['control', '2025-09-14', 'TT01-2018 05'],
    ['control', '2025-09-15', 'TT03-2025 06'],
    ['book', '2025-09-14', 'TT01-2018 06'],
    ['book', '2025-09-15', 'TT03-2025 07'],
    ['stop', '2025-09-14', null],
    ['stop', '2025-09-15', 'TT03-2025 05'],
    ['appointment', '2019-01-02', 'own'],
  ] as const)('%s on %s is %s', (kind, date, form) => {
    expect(cited(kind, date)).toBe(form)
  })

  it('is the sector’s own where it has one, the general one else (forms.md §0.1)', () => {
    expect(cited('receipt', '2026-11-23', 'residence')).toBe('TT66-2023-BCA CT04')
    expect(cited('supplement', '2026-11-23', 'residence')).toBe('TT66-2023-BCA CT05')
    expect(cited('refusal', '2025-01-02', 'residence')).toBe('TT66-2023-BCA CT06')
    expect(cited('apology', '2026-11-23', 'residence')).toBe('TT03-2025 04')
  })

  it('exists today for every kind, and never twice for a day', () => {
    for (const kind of SLIP_KINDS) expect(formOn(kind, '2026-11-23', null)?.kind).toBe(kind)
    for (const date of ['2025-09-14', '2025-09-15']) {
      const here = (one: SlipForm): boolean => (one.from ?? '') <= date && date <= (one.until ?? '9')
      const keys = SLIP_FORMS.filter(here).map((one) => `${one.kind} ${one.sector ?? ''}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('is the newest version of a form that came twice', () => {
    const old = { ...(formOn('receipt', '2026-11-23', null) as SlipForm), version: 1 }
    const next = { ...old, version: 2 }
    expect(formOn('receipt', '2026-11-23', null, [next, old])).toBe(next)
    const later = { ...old, from: '2027-01-01', version: 1 }
    expect(formOn('receipt', '2027-01-01', null, [later, next])).toBe(later)
    expect(formOn('receipt', '2026-12-31', null, [later, next])).toBe(next)
  })
})

describe('the number of a slip (forms.md §1)', () => {
  const on = (kind: SlipKind, date = '2026-11-23'): SlipForm => formOn(kind, date, null) as SlipForm
  it.each([
    ['receipt', '15/TTPVHCC(BPTNTKQ)'],
    ['supplement', '15/PBS-TTPVHCC(BPTNTKQ)'],
    ['refusal', '15/PTC-TTPVHCC(BPTNTKQ)'],
    ['apology', '15/PXL'],
    ['control', '15/PKS-TTPVHCC(BPTNTKQ)'],
    ['fee-receipt', '0000015'],
  ] as const)('of a %s is %s', (kind, number) => {
    expect(slipNumber(on(kind), 15)).toBe(number)
  })

  it('takes the sign that a centre chose', () => {
    expect(slipNumber(on('refusal'), 7, 'TTPVHCC')).toBe('7/PTC-TTPVHCC')
    expect(slipNumber(on('supplement', '2025-09-14'), 7, 'TTPVHCC')).toBe('7/HDHS')
  })
})

describe('slips for papers that are not in order (TQ-7.2a)', () => {
  it.each([
    ['direct', 'reception', ['supplement', 'refusal']],
    ['authorised', 'reception', ['supplement', 'refusal']],
    ['postal', 'reception', ['refusal']],
    ['hired', 'reception', ['refusal']],
    ['online', 'reception', ['supplement', 'refusal']],
    ['postal', 'appraisal', ['supplement', 'refusal']],
  ] as const)('%s at %s', (channel, stage, slips) => {
    expect(defectSlips(channel, stage)).toEqual(slips)
  })
})
