import { describe, expect, it } from 'vitest'
import { settingAt } from './setting-at.ts'

const row = (key: string, agencyId: string | null, from: string, value: string) => ({ key, agencyId, from, value })
const rows = [
  row('hours', null, '2026-07-01', 'centre, from July'),
  row('hours', null, '2026-01-01', 'centre'),
  row('hours', 'land', '2026-03-01', 'land'),
  row('priority.maxRun', null, '2026-01-01', 'other key'),
  row('hours', 'police', '2026-12-01', 'police, later'),
]
const value = (date: string, agencyId: string | null) => settingAt(rows, 'hours', date, agencyId)?.value ?? null

describe('the setting of a date', () => {
  it('is the one that began last', () => {
    expect(value('2026-06-30', null)).toBe('centre')
    expect(value('2026-07-01', null)).toBe('centre, from July')
  })

  it("is the agency's own before the centre's, once it has begun", () => {
    expect(value('2026-02-28', 'land')).toBe('centre')
    expect(value('2026-03-01', 'land')).toBe('land')
    expect(value('2026-08-01', 'land')).toBe('land')
    expect(value('2026-11-30', 'police')).toBe('centre, from July')
    expect(value('2026-12-01', 'police')).toBe('police, later')
  })

  it('never lends one agency the rule of another', () => {
    expect(value('2026-12-01', null)).toBe('centre, from July')
    expect(value('2026-12-01', 'tax')).toBe('centre, from July')
  })

  it('is nothing before the first, and nothing for a key without rows', () => {
    expect(value('2025-12-31', 'land')).toBeNull()
    expect(settingAt(rows, 'centre.name', '2026-06-01', null)).toBeNull()
  })

  it('lets the later change of one day win', () => {
    const twice = [...rows, row('hours', null, '2026-07-01', 'corrected')]
    expect(settingAt(twice, 'hours', '2026-07-01', null)?.value).toBe('corrected')
  })
})
