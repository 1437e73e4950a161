import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AlarmView } from '../../../shared/api/alarm-views.ts'
import { PERSON_ROLES } from '../../../shared/api/roles.ts'
import type { Client } from '../../../shared/api/client.ts'
import { EVENTS } from '../../../shared/domain/events/catalogue.ts'
import { codeOf, disposeSound, must, openDesk, payloads } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: Desk
let other: Desk
let leader: Client
beforeEach(async () => {
  centre = await startTestCentre()
  desk = await openDesk(centre, 1)
  other = await openDesk(centre, 2)
  leader = centre.client(await centre.logIn('leader'))
})
afterEach(() => disposeSound(centre))

const raise = async (of: Desk): Promise<AlarmView> =>
  must(await of.client.call('raiseAlarm', { body: { kind: 'security' } })).alarm
const open = async (client: Client): Promise<AlarmView[]> => must(await client.call('listAlarms', {})).alarms
const answer = (client: Client, alarmId: string) => client.call('answerAlarm', { params: { alarmId }, body: {} })
const end = (client: Client, alarmId: string) => client.call('endAlarm', { params: { alarmId }, body: {} })

test('is seen by colleagues and the leader until it is ended, with who comes', async () => {
  const { id } = await raise(desk)
  expect(await open(other.client)).toMatchObject([
    { id, kind: 'security', by: { officerId: 'O1', counterNumber: 1 }, at: centre.clock.now(), coming: [] },
  ])
  must(await answer(other.client, id))
  must(await answer(leader, id))
  const [seen] = await open(desk.client)
  expect(seen?.coming.map(({ officerId, counterNumber }) => [officerId, counterNumber])).toEqual([
    ['O2', 2],
    ['leader', null],
  ])
  must(await end(desk.client, id))
  expect(await open(leader)).toEqual([])
  expect(codeOf(await answer(other.client, id))).toBe('ALARM_UNKNOWN')
  expect(codeOf(await end(desk.client, id))).toBe('ALARM_UNKNOWN')
})

test('pressed again it is the same call, and an answer counts once', async () => {
  const first = await raise(desk)
  expect((await raise(desk)).id).toBe(first.id)
  expect((await raise(other)).id).not.toBe(first.id)
  must(await answer(other.client, first.id))
  must(await answer(other.client, first.id))
  must(await answer(desk.client, first.id))
  expect(payloads(centre, 'alarm.raised').map(({ officerId }) => officerId)).toEqual(['O1', 'O2'])
  expect(payloads(centre, 'alarm.answered')).toEqual([{ alarmId: first.id, officerId: 'O2', counterId: 'C2' }])
})

test('ends by who called, who came or a leader; it outlives a restart', async () => {
  const { id } = await raise(desk)
  expect(codeOf(await end(other.client, id))).toBe('ALARM_NOT_YOURS')
  centre = await centre.restart()
  expect(await open(centre.client(other.token))).toHaveLength(1)
  must(await answer(centre.client(other.token), id))
  must(await end(centre.client(other.token), id))
  const again = must(await centre.client(desk.token).call('raiseAlarm', { body: { kind: 'health' } })).alarm
  must(await end(centre.client(await centre.logIn('leader')), again.id))
})

test('no screen of citizens hears of it', async () => {
  for (const type of ['alarm.raised', 'alarm.answered', 'alarm.ended'] as const)
    expect(EVENTS[type].live).toEqual([...PERSON_ROLES])
  for (const role of ['kiosk', 'board', 'rating', 'station'] as const) {
    const device = centre.client(centre.token(role))
    expect(codeOf(await device.call('listAlarms', {}))).toBe('FORBIDDEN')
  }
})
