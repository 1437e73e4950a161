import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, programVersion } from './release.ts'
import { hasTurn, stepOf, waitOf } from './roll-out.ts'
import type { RollOut, Turn } from './roll-out.ts'

const plan = (over: Partial<RollOut> = {}): RollOut => ({
  version: '1.2.0',
  pilotId: 'K1',
  isBack: false,
  isStopped: false,
  ...over,
})
const day = (n: number): string => `2026-11-0${n}`
const old = { version: '1.1.0', since: day(1) }
const now = (since: number) => ({ version: '1.2.0', since: day(since) })

describe('versions', () => {
  test('are compared as numbers', () => {
    expect(['1.10.0', '1.9.9', '0.20.1', '1.9.10'].toSorted(compareVersions)).toEqual([
      '0.20.1',
      '1.9.9',
      '1.9.10',
      '1.10.0',
    ])
  })
  test('other texts are none', () => {
    for (const text of ['1.2', '1.2.3-beta', '01.2.3', '1.2.3.4', 'v1.2.3', '../1.2.3'])
      expect(programVersion.safeParse(text).success, text).toBe(false)
  })
})

describe('the roll-out', () => {
  test('goes from the centre to one kiosk on the next day, and to everybody on the day after', () => {
    const machines = ['1.1.0', '1.1.0']
    expect(stepOf(plan(), { centre: old, pilot: old, machines }, day(3))).toBe('centre')
    expect(stepOf(plan(), { centre: now(3), pilot: old, machines }, day(3))).toBe('pilot-tomorrow')
    expect(stepOf(plan(), { centre: now(3), pilot: old, machines }, day(4))).toBe('pilot')
    expect(stepOf(plan(), { centre: now(3), pilot: now(4), machines }, day(4))).toBe('all-tomorrow')
    expect(stepOf(plan(), { centre: now(3), pilot: now(4), machines }, day(5))).toBe('all')
    expect(stepOf(plan(), { centre: now(3), pilot: now(4), machines: ['1.2.0', '1.1.0'] }, day(5))).toBe('all')
    expect(stepOf(plan(), { centre: now(3), pilot: now(4), machines: ['1.2.0'] }, day(5))).toBe('done')
  })
  test('without a kiosk to try it goes to everybody on the day after the centre', () => {
    const alone = plan({ pilotId: null })
    expect(stepOf(alone, { centre: now(3), pilot: null, machines: ['1.1.0'] }, day(3))).toBe('all-tomorrow')
    expect(stepOf(alone, { centre: now(3), pilot: null, machines: ['1.1.0'] }, day(4))).toBe('all')
  })
  test('backwards goes at once, the machines before the centre', () => {
    const back = plan({ version: '1.1.0', isBack: true })
    expect(stepOf(back, { centre: now(3), pilot: now(3), machines: ['1.1.0'] }, day(3))).toBe('machines')
    expect(stepOf(back, { centre: now(3), pilot: old, machines: ['1.1.0', '1.0.0'] }, day(3))).toBe('centre')
    expect(stepOf(back, { centre: old, pilot: old, machines: ['1.1.0'] }, day(3))).toBe('done')
  })
  test('that is stopped has no turn for anybody', () => {
    const step = stepOf(plan({ isStopped: true }), { centre: now(1), pilot: now(1), machines: ['1.1.0'] }, day(5))
    expect(step).toBe('stopped')
    for (const turn of ['centre', 'pilot', 'other'] as const) expect(hasTurn(step, turn)).toBe(false)
  })
  test('never reaches another machine before the kiosk that tries it has had a night, whatever runs where', () => {
    const running = fc.record({
      version: fc.constantFrom('1.1.0', '1.2.0'),
      since: fc.integer({ min: 1, max: 5 }).map(day),
    })
    const building = fc.record({
      centre: running,
      pilot: fc.option(running),
      machines: fc.array(fc.constantFrom('1.1.0', '1.2.0'), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(building, fc.integer({ min: 1, max: 5 }).map(day), (found, today) => {
        if (!hasTurn(stepOf(plan(), found, today), 'other')) return
        expect(found.centre.version).toBe('1.2.0')
        expect(found.pilot?.version).toBe('1.2.0')
        expect(found.pilot?.since.localeCompare(today)).toBe(-1)
      }),
    )
  })
})

describe('a machine installs', () => {
  const closed = { isOpen: false, openTickets: 0 }
  test.each<[string, Parameters<typeof waitOf>, ReturnType<typeof waitOf>]>([
    ['now, when all is closed in its turn', [plan(), 'all', 'other', '1.1.0', closed], null],
    ['nothing without a roll-out', [null, null, 'other', '1.1.0', closed], 'no-roll-out'],
    ['nothing that it has', [plan(), 'all', 'other', '1.2.0', closed], 'up-to-date'],
    ['nothing when it was stopped', [plan(), 'stopped', 'other', '1.1.0', closed], 'stopped'],
    ['nothing before its turn', [plan(), 'pilot', 'other', '1.1.0', closed], 'not-yet'],
    [
      'nothing while citizens are received',
      [plan(), 'all', 'other', '1.1.0', { isOpen: true, openTickets: 0 }],
      'open',
    ],
    [
      'nothing by itself that takes the centre back',
      [plan({ isBack: true, version: '1.0.0' }), 'centre', 'centre', '1.1.0', closed],
      'by-hand',
    ],
    ['nothing while a number is open', [plan(), 'all', 'other', '1.1.0', { isOpen: false, openTickets: 1 }], 'tickets'],
  ])('%s', (_name, given, wanted) => {
    expect(waitOf(...given)).toBe(wanted)
  })
  test('in one turn at a time: the centre and others never together', () => {
    const turns: Turn[] = ['centre', 'pilot', 'other']
    for (const step of ['centre', 'pilot-tomorrow', 'pilot', 'all-tomorrow', 'all', 'machines', 'done'] as const) {
      const those = turns.filter((turn) => hasTurn(step, turn))
      expect(those.includes('centre') && those.length > 1, step).toBe(false)
    }
  })
})
