import { expect, it } from 'vitest'
import type { DeviceHealthView } from '../../api/device-health-views.ts'
import type { HallView } from '../../api/manager-views.ts'
import { attentionOf } from './attention.ts'

const MINUTE = 60_000
const NOW = 1_000 * MINUTE
const ago = (minutes: number): number => NOW - minutes * MINUTE

type Service = HallView['services'][number]
type Counter = HallView['counters'][number]

const service = (id: string, waited: number | null, rest: Partial<Service> = {}): Service => ({
  ...{ id, letter: 'A', name: id, open: true, waiting: waited === null ? 0 : 2, priorityWaiting: 0, waits: null },
  ...{ finished: 0, noShow: 0, openCounters: 1, estimate: null },
  oldest: waited === null ? null : { number: 'A001', serviceId: id, priority: false, issuedAt: ago(waited) },
  ...rest,
})
const counter = (number: number, rest: Partial<Counter> = {}): Counter => ({
  ...{ id: `C${number}`, number, name: '', state: 'open', since: ago(100), pauseReason: null, officerName: 'x' },
  ...{ current: null, finished: 0, noShow: 0, meanServiceMinutes: null, serviceIds: ['a'] },
  ...rest,
})
const hall = (rest: Partial<HallView>): HallView => ({
  norms: { norm: 15, limit: 30, longPause: 15 },
  ...{ services: [], counters: [], officers: [], longest: [], hours: [], printers: [], now: NOW, through: 0 },
  today: { issued: 0, waiting: 0, finished: 0, noShow: 0, cancelled: 0, waits: null, withinNorm: null },
  ...rest,
})
const kinds = (view: HallView, health: DeviceHealthView | null = null): string[] =>
  attentionOf(view, health, NOW).map(({ level, kind, minutes }) => `${level} ${kind} ${minutes}`)

it('is quiet as long as all is within the norms', () => {
  expect(kinds(hall({ services: [service('a', 15), service('b', null)], counters: [counter(1)] }))).toEqual([])
})

it('names waits over the limit before those over the norm, the longest first', () => {
  const services = [service('a', 16), service('b', 31), service('c', 44)]
  expect(kinds(hall({ services }))).toEqual(['stop wait 44', 'stop wait 31', 'care wait 16'])
})

it('makes no norm up where the centre has none', () => {
  const norms = { norm: null, limit: null, longPause: 15 }
  expect(kinds(hall({ norms, services: [service('a', 200)] }))).toEqual([])
})

it('KT-3.6a: tells of people whom no open counter serves, and of counters without an officer that could', () => {
  const services = [service('a', 3, { openCounters: 0 }), service('b', null)]
  const counters = [
    counter(1, { state: 'closed', officerName: null }),
    counter(2, { state: 'closed', officerName: null, serviceIds: ['b'] }),
    counter(3, { state: 'closed', officerName: null }),
  ]
  const [first, second] = attentionOf(hall({ services, counters }), null, NOW)
  expect(first).toMatchObject({ level: 'stop', kind: 'nobody-serves', waiting: 2 })
  expect(second).toMatchObject({ level: 'care', kind: 'empty', counters: [1, 3], waiting: 2 })
})

it('tells of long pauses and very long services', () => {
  const counters = [
    counter(1, { state: 'paused', since: ago(14) }),
    counter(2, { state: 'paused', since: ago(15), pauseReason: 'break' }),
    counter(3, { current: { number: 'A002', priority: false, calledAt: ago(46) } }),
    counter(4, { current: { number: 'A003', priority: false, calledAt: ago(46) }, meanServiceMinutes: 12 }),
  ]
  expect(kinds(hall({ counters }))).toEqual(['care long-service 46', 'care paused 15'])
})

it('tells of printers and devices: a silent board cannot wait, a weak battery can', () => {
  const printers: HallView['printers'] = [
    {
      id: 'p1',
      devices: ['kiosk 1'],
      state: 'offline',
      cause: 'paper-end',
      nearEnd: false,
      remaining: null,
      since: ago(5),
    },
    { id: 'p2', devices: ['kiosk 2'], state: 'ready', cause: null, nearEnd: true, remaining: 20, since: ago(50) },
  ]
  const device = (role: 'board' | 'rating', trouble: 'gone' | 'battery-low', since: number | null) => ({
    ...{ id: role, name: role, role, state: 'troubled' as const, troubles: [{ trouble, since }], counters: [] },
    ...{ lastSeenAt: null, painted: null, speaker: null, battery: null, clockOffsetMs: null, station: null },
  })
  const display = (counterNumber: number, deadSince: number | null): DeviceHealthView['displays'][number] => ({
    ...{ id: `1.${counterNumber}`, stationId: 's', stationName: 's', line: 'l', model: 'm', counterNumber },
    ...{ counterId: `C${counterNumber}`, state: 'dead', deadSince, shows: '', shown: null, lastGoodAt: null },
  })
  const health: DeviceHealthView = {
    devices: [device('board', 'gone', ago(2)), device('rating', 'battery-low', null)],
    printers: [],
    displays: [display(4, ago(7)), display(2, ago(9)), display(3, null)],
    scanners: [],
    keyboardScanners: [],
    orders: [],
    centre: { disk: null, troubles: [{ trouble: 'disk-low', since: ago(1) }] },
    now: NOW,
    through: 0,
  }
  expect(kinds(hall({ printers }), health)).toEqual([
    'stop printer 5',
    'stop device 2',
    'stop disk 0',
    'care printer 50',
    'care displays 9',
    'care device 0',
  ])
})
