import { afterEach, beforeEach, expect, test } from 'vitest'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { LONG, leaderOf, openDossierDesk, receptionOf, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const at = (text: string): number => Date.parse(`${text}:00+07:00`)

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

/** A procedure whose limit stands only in words. */
function inWords(): string {
  const rows = [...centre.centre.deps.store.catalogue().rows.values()]
  const row = rows.find(({ body }) => body.limits.length > 0 && body.limits.every(({ unit }) => unit === 'other'))
  return row?.view.id ?? ''
}
const receive = (procedureId: string, dueAt: number) =>
  desk.client.call('receiveDossier', { body: receptionOf(centre, { dossier: { procedureId, dueAt } }) })

test('BLDS 148.5: an officer promises a day on which somebody works', async () => {
  const sunday = await receive(inWords(), at('2026-11-29T16:30'))
  expect(codeOf(sunday)).toBe('DUE_DATE_NEEDED')
  expect(codeOf(await receive(inWords(), at('2026-11-30T16:30')))).toBe('OK')
})

test('BLDS 148.5: a promised day that a supplement moves to a Sunday moves on to the end of Monday', async () => {
  const [dossier] = must(await receive(inWords(), at('2026-12-04T16:30'))).dossiers
  const params = { dossierId: dossier?.id ?? '' }
  const body = { items: [{ no: 1, text: 'Bản rõ', verify: false }], reason: 'Bản đã nộp bị mờ' }
  must(await desk.client.call('requestSupplement', { params, body }))
  centre.clock.advance(2 * DAY)
  desk = await openDossierDesk(centre)
  const { dueAt } = must(await desk.client.call('supplementReceived', { params, body: {} })).dossier
  expect([businessDate(dueAt), dueAt]).toEqual(['2026-12-07', at('2026-12-07T17:00')])
})

test('a limit in parts of a month cannot be counted: the officer promises the day', async () => {
  const body = centre.centre.deps.store.catalogue().rows.get(LONG)?.body
  if (!body) throw new Error(`no procedure ${LONG}`)
  const item = { ...body, limits: body.limits.map((limit) => ({ ...limit, amount: 1.5, unit: 'month' as const })) }
  const changes = [{ kind: 'procedure' as const, item }]
  must(await (await leaderOf(centre)).call('changeConfiguration', { body: { changes } }))
  expect(codeOf(await desk.client.call('receiveDossier', { body: receptionOf(centre) }))).toBe('DUE_DATE_NEEDED')
  expect(codeOf(await receive(LONG, at('2027-01-11T16:30')))).toBe('OK')
})
