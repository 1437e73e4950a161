import { expect, test } from 'vitest'
import { startTestCentre } from '../../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import { verifyCentre } from '../../journal/verify.ts'
import { nextCode } from '../dossier/codes.ts'
import { nextReceipt } from '../fees/books.ts'
import { settleRestore } from './settle-restore.ts'

const HOUR_MS = 3_600_000
const NOBODY = { kind: 'nobody', address: '' } as const
const CODES = { identifier: 'H42.12', ranges: [{ from: 1, to: 99 }] }

/** Takes note of a restore of an hour ago. @param lost events; null: nobody knows */
async function settle({ centre }: TestCentre, lost: number | null, id = 'r'): Promise<void> {
  const { deps, executor, clock, journal } = centre
  const through = journal.head().seq
  const at = clock.now()
  const restored = {
    ...{ id, backupAt: at - HOUR_MS, restoredAt: at, how: 'asked' as const, through, lostUntil: null, erased: [] },
    lostThrough: lost === null ? null : through + lost,
  }
  await executor.execute(NOBODY, null, (ctx) => settleRestore(deps, restored, ctx))
}

function code({ centre: { deps, executor } }: TestCentre): string {
  const given = nextCode(deps, executor.context(NOBODY), { events: [], persons: [] } as never, 'A1')
  return 'code' in given ? given.code : given.refusal.code
}

test('invariant 1: codes of dossiers leave a gap after a restore, once, and the next day begins as always', async () => {
  const centre = await startTestCentre({ settings: { 'dossier.codes': CODES } })
  try {
    await settle(centre, null)
    expect(code(centre), 'at most half of the range').toBe('H42.12-261123-0050')
    const floors = centre.db.prepare('SELECT COUNT(*) FROM number_floor').pluck()
    const before = [floors.get(), centre.centre.journal.head().seq]
    await settle(centre, null)
    expect([floors.get(), centre.centre.journal.head().seq], 'told again, nothing is done again').toEqual(before)
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
    centre.clock.set('2026-11-24T08:00')
    expect(code(centre)).toBe('H42.12-261124-0001')
    await settle(centre, 0, 'second')
    expect(code(centre), 'nothing is lost').toBe('H42.12-261124-0001')
    await settle(centre, 3, 'third')
    expect(code(centre), 'no more than were lost').toBe('H42.12-261124-0004')
  } finally {
    await centre.dispose()
  }
})

test('slips and receipts: the first number of a year may be among the lost, and a book goes on within its numbers', async () => {
  const book = { year: 2027, formNo: '01', unit: 'Trung tâm', taxCode: '' }
  const books = [
    { ...book, serial: 'AA', from: 5001, to: 5004 },
    { ...book, serial: 'AB', from: 7001, to: 7200 },
    { ...book, serial: 'CC', from: 11, to: 20, agencyId: 'A1' },
  ]
  const centre = await startTestCentre({ now: '2027-01-04T08:00', settings: { 'fees.books': books } })
  try {
    const { deps, executor } = centre.centre
    const next = (unit: string): unknown => {
      const given = nextReceipt(deps, executor.context(NOBODY), { events: [], persons: [] } as never, unit)
      return 'count' in given ? [given.serial, given.count] : given
    }
    expect([next(''), next('A1')]).toEqual([
      ['AA', 5001],
      ['CC', 11],
    ])
    await settle(centre, 30)
    expect([next(''), next('A1')], 'never more than half of what is left').toEqual([
      ['AB', 7027],
      ['CC', 16],
    ])
    expect(deps.store.slips.highest('TT03-2025', 'receipt', 2027)).toBe(30)
    expect(deps.store.slips.highest('TT01-2018', 'receipt', 2027), 'a form that is not in force').toBe(0)
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  } finally {
    await centre.dispose()
  }
})
