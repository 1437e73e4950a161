import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
beforeAll(async () => {
  centre = await startTestCentre()
})
afterAll(() => centre.dispose())

const events = (type: string): unknown[] =>
  centre.centre.journal
    .rowsBefore(1e9, 50)
    .filter((row) => row.type === type)
    .map(({ payload }) => JSON.parse(String(payload)))

const ask = (token: string | null, officerId: string, pin: string) =>
  centre.client(token).call('maintainMachine', { body: { officerId, pin, deed: 'close' } })

test('a technician leaves the kiosk by PIN, and the journal keeps who and what', async () => {
  const kiosk = centre.client(centre.token('kiosk'))
  const listed = await kiosk.call('listMaintainers', {})
  expect(listed).toMatchObject({ ok: true })
  const ids = listed.ok ? listed.value.people.map(({ id }) => id) : []
  expect(ids).toContain('technician')
  expect(ids).not.toContain('O1')
  expect(await ask(centre.token('kiosk'), 'technician', '2468')).toEqual({ ok: true, value: {} })
  expect(events('machine.maintained')).toEqual([
    { deviceId: expect.any(String), officerId: 'technician', deed: 'close' },
  ])
})

test('nobody else leaves it: an officer, a wrong PIN, somebody unknown, a person without a machine', async () => {
  const token = centre.token('kiosk')
  const before = events('machine.maintained').length
  expect(await ask(token, 'O1', '2468')).toMatchObject({ code: 'FORBIDDEN' })
  expect(await ask(token, 'technician', '0000')).toMatchObject({ code: 'WRONG_PIN' })
  expect(await ask(token, 'nobody-here', '2468')).toMatchObject({ code: 'WRONG_PIN' })
  expect(await ask(null, 'technician', '2468')).toMatchObject({ code: 'NOT_AUTHENTICATED' })
  expect(await ask(centre.token('station'), 'technician', '2468')).toMatchObject({ code: 'FORBIDDEN' })
  expect(events('machine.maintained')).toHaveLength(before)
  expect(events('login.refused')).toHaveLength(1)
})

test('what a spare code did while the centre was away is in the journal once, however often it is told', async () => {
  const board = centre.client(centre.token('board'))
  const body = { code: 'abcdef012345', at: Date.parse('2026-11-22T18:00:00+07:00'), deed: 'close' as const }
  const key = crypto.randomUUID()
  for (let time = 0; time < 2; time++)
    expect(await board.call('reportSpareDeed', { body, key })).toEqual({ ok: true, value: {} })
  expect(events('machine.openedBySpare')).toEqual([{ deviceId: expect.any(String), ...body }])
  expect(await centre.client(centre.token('station')).call('reportSpareDeed', { body })).toMatchObject({
    code: 'FORBIDDEN',
  })
})
