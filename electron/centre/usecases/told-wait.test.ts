import { afterEach, expect, test } from 'vitest'
import { parseNow } from '../../../shared/domain/time/vietnam-time.ts'
import { disposeSound, issue, must, openDesk, payloads, printJobs } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
afterEach(() => disposeSound(centre))

const services = async () => must(await centre.client(centre.token('kiosk')).call('listServices', {})).services
/** What the kiosk says of the first service, and the phone page of a number of it. */
async function told(phoneUrl: string | null | undefined) {
  const secret = new URL(phoneUrl ?? '').hash.slice(1)
  const phone = must(await centre.client(null).call('getPhoneTicket', { params: { secret } })).ticket
  const here = (await services())[0]
  return [here, phone].map((one) => one?.unserved ?? typeof one?.estimate?.minutes)
}

test('no wait is told while nobody would call: on kiosk, paper and phone, until a counter opens', async () => {
  centre = await startTestCentre({ publicUrl: 'https://so.example', printerId: 'P1', counters: 2 })
  const first = await issue(centre)
  expect(first).toMatchObject({ number: 'A001', ahead: 0, estimate: null, unserved: { why: 'closed' } })
  const nobody = { why: 'closed' }
  expect((await printJobs(centre))[0]?.slip).toMatchObject({ estimate: null, unserved: nobody })
  expect(payloads(centre, 'ticket.issued')[0], 'what was not told is held against no wait').not.toHaveProperty(
    'forecast',
  )
  expect(await told(first.phoneUrl)).toEqual([nobody, nobody])

  const desk = await openDesk(centre, 1)
  expect(await told(first.phoneUrl)).toEqual(['number', 'number'])
  const { client, counterId: id } = desk
  must(await client.call('pauseCounter', { params: { counterId: id }, body: { reason: 'break' } }))
  expect(await told(first.phoneUrl), 'an officer who comes back').toEqual([{ why: 'paused' }, { why: 'paused' }])
  must(await client.call('deleteSession', { body: {} }))
  expect(await told(first.phoneUrl)).toEqual([nobody, nobody])
})

test('between the sessions of a day it is told from when the counters work; after the cut-off they still do (BD-5.3)', async () => {
  centre = await startTestCentre({ publicUrl: 'https://so.example', preset: 'binh-duong', now: '2026-11-23T10:50' })
  const { phoneUrl } = await issue(centre)
  const phoneAt = async (time: string) => {
    centre.clock.set(`2026-11-23T${time}`)
    return (await told(phoneUrl))[1]
  }
  expect(await phoneAt('11:10')).toEqual({ why: 'closed' })
  expect(await phoneAt('12:00')).toEqual({ why: 'closed', opensAt: parseNow('2026-11-23T13:00') })
  expect(await phoneAt('17:30'), 'a number of today is none tomorrow: nobody calls it').toEqual({ why: 'over' })
})
