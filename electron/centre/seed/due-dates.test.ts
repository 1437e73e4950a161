import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { computeDueDate } from '../../../shared/domain/deadlines/compute-due-date.ts'
import type { DueAnswer } from '../../../shared/domain/deadlines/compute-due-date.ts'
import { isoTime, parseNow } from '../../../shared/domain/time/vietnam-time.ts'
import { centreSource, rulesOf } from '../../../shared/testkit/deadline-centres.ts'
import { DUE_CASES } from '../../../shared/testkit/due-cases.ts'
import { loadHolidays, loadPreset } from './load-seed.ts'

const PRESETS = {
  BD: loadPreset('binh-duong').settings,
  KT: loadPreset('kon-tum').settings,
  TT: loadPreset('trung-thanh').settings,
  TQ: loadPreset('tuyen-quang').settings,
  TV: loadPreset('tra-vinh').settings,
  ALL: loadPreset('all-day').settings,
}
const HOLIDAYS = loadHolidays()

type Case = { rule: string; centre: string; received: string; limit: string; due: string }

const CASES: Case[] = DUE_CASES.trim()
  .split('\n')
  .filter((line) => !line.startsWith('#') && !line.startsWith('rule '))
  .map((line) => {
    const [rule = '', centre = '', received = '', limit = '', due = ''] = line.split('|').map((cell) => cell.trim())
    return { rule, centre, received, limit, due }
  })

const UNITS = { wd: 'working-day', d: 'day', h: 'hour', m: 'month', y: 'year' } as const

/** `5+10wd` is five days and ten more for a remote commune; `same+2` the same day and two more. */
function limitOf(text: string) {
  const same = /^same(?:\+([\d.]+))?$/.exec(text)
  if (same) return { amount: Number(same[1] ?? 0), unit: 'same-day' as const, extra: 0 }
  const [, amount = '', extra = '0', unit = ''] = /^([\d.]+)(?:\+(\d+))?(wd|d|h|m|y)$/.exec(text) ?? []
  return { amount: Number(amount) + Number(extra), unit: UNITS[unit as keyof typeof UNITS], extra: Number(extra) }
}

function answerOf({ centre, received, limit }: Case): DueAnswer {
  const receivedAt = parseNow(received.replace(' ', 'T'))
  const rules = rulesOf(centreSource(PRESETS, HOLIDAYS, centre), centre, received.slice(0, 10))
  return computeDueDate({ receivedAt, limit: limitOf(limit), rules })
}

const shown = (answer: DueAnswer): string =>
  answer.ok ? isoTime(answer.due).slice(0, 16).replace('T', ' ') : answer.problem

describe('due dates as people count them', () => {
  test('are enough', () => expect(CASES.length).toBeGreaterThan(150))

  test.each(CASES)('$rule: $centre, received $received, $limit, is due $due', (one) => {
    expect(shown(answerOf(one))).toBe(one.due)
  })

  test.each(CASES.filter(({ due }) => due.startsWith('2')))(
    '$rule: the steps of $centre, $received, $limit lead from the receipt to the date',
    (one) => {
      const answer = answerOf(one)
      const steps = answer.ok ? answer.steps : []
      expect(steps[0]).toMatchObject({ code: 'received' })
      expect(steps.at(-1)).toEqual({ code: 'due', source: 'KT-4.2', at: answer.ok && answer.due })
      expect(steps.filter(({ code }) => code === 'limit')).toHaveLength(1)
      expect(steps.filter(({ code }) => code === 'due')).toHaveLength(1)
    },
  )
})

describe.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('on a machine in %s', (zone) => {
  const before = process.env['TZ']
  beforeEach(() => {
    process.env['TZ'] = zone
  })
  afterEach(() => {
    process.env['TZ'] = before
  })

  test('every date is the same', () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    expect(CASES.map((one) => shown(answerOf(one)))).toEqual(CASES.map(({ due }) => due))
  })
})
