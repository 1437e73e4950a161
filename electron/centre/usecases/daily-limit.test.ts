import { afterEach, expect, test } from 'vitest'
import type { ServiceView } from '../../../shared/api/views.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'

let centre: TestCentre | undefined
afterEach(() => centre?.dispose())

async function centreWith(options: TestCentreOptions) {
  centre = await startTestCentre(options)
  const kiosk = centre.client(centre.token('kiosk'))
  return {
    clock: centre.clock,
    issue: (serviceId: string) => kiosk.call('issueTicket', { body: { serviceId } }),
    async service(id: string): Promise<ServiceView | undefined> {
      const answer = await kiosk.call('listServices', {})
      return answer.ok ? answer.value.services.find((one) => one.id === id) : undefined
    },
  }
}

const at = (text: string): number => Date.parse(`${text}+07:00`)

test('when the numbers of a day are used up it says so, and from when on there are new ones', async () => {
  const { issue, service, clock } = await centreWith({
    preset: 'binh-duong',
    settings: { 'queue.dailyLimits': { S1: 2 } },
    now: '2026-11-27T08:00',
  })
  for (let n = 0; n < 2; n++) expect(await issue('S1')).toMatchObject({ ok: true })
  const monday = at('2026-11-30T07:30')
  expect(await issue('S1')).toMatchObject({ ok: false, code: 'SERVICE_FULL_TODAY' })
  expect(await service('S1')).toMatchObject({ open: false, closedReason: 'full', opensAt: monday })
  expect(await issue('S2'), 'the others go on').toMatchObject({ ok: true })
  clock.set('2026-11-27T12:00')
  expect(await service('S1'), 'the hours come first').toMatchObject({ closedReason: 'lunch' })
  clock.set('2026-11-30T08:00')
  expect(await issue('S1')).toMatchObject({ ok: true })
})

test('a wait that may pass the end of reception is told, unless the centre does not want it', async () => {
  const late = { preset: 'binh-duong', now: '2026-11-23T10:59' } as const
  const asking = await centreWith(late)
  expect(await asking.service('S1')).toMatchObject({ open: true })
  for (let n = 0; n < 3; n++) expect(await asking.issue('S1')).toMatchObject({ ok: true })
  expect(await asking.service('S1')).toMatchObject({ mayPassCutOff: true })
  asking.clock.set('2026-11-23T08:00')
  expect(await asking.service('S1')).not.toHaveProperty('mayPassCutOff')
  await centre?.dispose()

  const silent = await centreWith({ ...late, settings: { 'queue.warnBeforeCutOff': false } })
  for (let n = 0; n < 3; n++) await silent.issue('S1')
  expect(await silent.service('S1')).not.toHaveProperty('mayPassCutOff')
})
