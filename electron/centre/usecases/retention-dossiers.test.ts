import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import type { DossierDesk } from '../../testkit/dossiers.ts'
import { disposeSound, issue, must, payloads } from '../../testkit/hall.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'

const NOBODY = { kind: 'nobody', address: '' } as const
const RESULT = { kind: 'granted', paper: true, electronic: false, words: 'Đã cấp' } as const
const RETURN = { proof: 'receipt', receiver: { name: 'Nguyễn Thị Ánh' } } as const

let centre: TestCentre
let desk: DossierDesk
let time: ManualTime
async function open(settings: TestCentreOptions['settings']): Promise<void> {
  time = createManualTime()
  centre = await startDossierCentre({ timers: time.timers, settings: { ...settings } })
  desk = await openDossierDesk(centre)
}
beforeEach(() => open({ 'retention.partyDays': 4, 'retention.dossierDays': 2, 'retention.slipDays': 2 }))
afterEach(() => disposeSound(centre))

/** A day on which somebody takes a number, with the timed work of its morning. */
async function works(date: string): Promise<void> {
  centre.clock.set(`${date}T08:00`)
  time.advance(60_000)
  for (let n = 0; n < 8; n += 1) await centre.centre.executor.execute(NOBODY, null, () => ({}))
  await issue(centre, 'ho-tich-chung-thuc')
}
const left = (kind: string): number =>
  Number(centre.db.prepare('SELECT COUNT(*) FROM person WHERE kind = ? AND body IS NOT NULL').pluck().get(kind))
async function returned(dossierId: string): Promise<void> {
  const params = { dossierId }
  must(await desk.client.call('recordResult', { params, body: RESULT }))
  must(await desk.client.call('returnResult', { params, body: RETURN }))
}

describe('invariant 8: personal data of dossiers is kept as long as the centre has set, from their end', () => {
  test('words and slips go before the parties, and what an open dossier of the same visit still needs stays', async () => {
    const [first, second] = (await desk.receive({ times: 2 })).dossiers
    await returned(first?.id ?? '')
    const before = { party: left('party'), slip: left('slip') }
    await works('2026-11-26')
    await works('2026-11-27')
    await works('2026-11-30')
    expect(left('slip'), 'the receipt of the open one').toBe(before.slip - 1)
    expect(left('dossier')).toBe(0)
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-03']) await works(date)
    expect(left('party'), 'the filer of both; who took the result is gone').toBe(before.party - 1)
    const client = await leaderOf(centre)
    must(
      await client.call('recordResult', {
        params: { dossierId: second?.id ?? '' },
        body: { ...RESULT, lateCause: 'other' },
      }),
    )
    must(await client.call('returnResult', { params: { dossierId: second?.id ?? '' }, body: RETURN }))
    for (const date of ['2026-12-04', '2026-12-08', '2026-12-09', '2026-12-10']) await works(date)
    expect([left('party'), left('dossier'), left('slip')]).toEqual([0, 0, 0])
    expect(payloads(centre, 'retention.applied').length).toBeGreaterThan(2)
    const found = must(
      await (await leaderOf(centre)).call('searchDossiers', { query: { q: 'nguyen thi anh', page: 1, size: 10 } }),
    )
    expect(found.dossiers, 'nothing finds a name that is gone').toEqual([])
  })

  test('law-facts §7: where nobody has set a time, records are kept', async () => {
    await centre.dispose()
    await open({})
    const { id } = await desk.one()
    await returned(id)
    const before = [left('party'), left('dossier'), left('slip')]
    for (const date of ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-09']) await works(date)
    expect([left('party'), left('dossier'), left('slip')]).toEqual(before)
  })
})
