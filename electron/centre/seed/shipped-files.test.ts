import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseLimit } from '../../../shared/domain/deadlines/choose-limit.ts'
import { resourcesDir } from '../../platform/paths.ts'
import { PRESET_NAMES, loadHolidays, loadPreset, loadSeed } from './load-seed.ts'

const seed = loadSeed()

/** Weekdays with their spans, written as in the regulations. */
function hoursOf(preset: string): Record<string, string> {
  const row = loadPreset(preset).settings.find((setting) => setting.key === 'hours')
  const { days } = (row?.value ?? { days: {} }) as {
    days: Record<string, { working: string[][]; reception: string[][] }>
  }
  const text = (spans: string[][]) => spans.map((span) => span.join('-')).join(' ')
  return Object.fromEntries(Object.entries(days).map(([d, h]) => [d, `${text(h.working)} | ${text(h.reception)}`]))
}

const MONDAY_TO_FRIDAY = ['1', '2', '3', '4', '5']
const week = (times: string) => Object.fromEntries(MONDAY_TO_FRIDAY.map((day) => [day, times]))

describe('the demonstration centre', () => {
  test('has the numbers of the contract', () => {
    expect(seed.services).toHaveLength(8)
    expect(seed.counters.map((counter) => counter.number)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1))
    expect(seed.officers).toHaveLength(20)
    expect(seed.officers.slice(0, 16).every((officer) => officer.role === 'officer')).toBe(true)
    expect(seed.officers.slice(16).map((officer) => officer.role)).toEqual([
      'receptionist',
      'leader',
      'leader',
      'technician',
    ])
    const devices = Object.groupBy(seed.devices, (device) => device.role)
    const counts = Object.fromEntries(Object.entries(devices).map(([role, list]) => [role, list.length]))
    expect(counts).toEqual({ kiosk: 2, station: 1, board: 2, rating: 4, counter: 1 })
  })

  test('gives every officer a PIN of his own', () => {
    expect(new Set(seed.officers.map((officer) => officer.pin)).size).toBe(20)
  })

  test('serves every service at two counters or more', () => {
    for (const { id } of seed.services) {
      const serving = seed.counters.filter((counter) => counter.services.some((s) => s.serviceId === id))
      expect([id, serving.length >= 2]).toEqual([id, true])
    }
  })

  test('has names that fit a kiosk button and no letters that sound alike (hardware.md §7.3)', () => {
    const letters = seed.services.map((service) => service.letter).join('')
    for (const pair of ['BP', 'DĐ', 'MN'])
      expect(pair.split('').every((letter) => letters.includes(letter))).toBe(false)
    for (const service of seed.services) expect(service.name.length).toBeLessThan(40)
    expect(new Set(seed.services.map((service) => service.kind))).toEqual(new Set(['reception', 'result', 'advice']))
  })

  test('gives every field to a service, and every procedure a way to it', () => {
    const offered = new Set(seed.services.flatMap((service) => service.fieldIds))
    expect(seed.fields.filter((field) => !offered.has(field.id))).toEqual([])
    expect(seed.procedures.length).toBeGreaterThanOrEqual(40)
    expect(seed.procedures.filter((procedure) => procedure.limits.length === 0)).toEqual([])
  })

  test('does not ship a procedure that was abolished (national-data.md §6.1)', () => {
    const abolished = ['2.001009', '2.000744', '1.001088', '2.001624', '2.000620', '2.000181', '2.001622', '2.002479']
    expect(seed.procedures.filter((procedure) => abolished.includes(procedure.code))).toEqual([])
  })

  test('binds kiosks to the printer and tablets 1 to 4 to counters 1 to 4', () => {
    const bound = (id: string) => seed.bindings.find((binding) => binding.deviceId === id)
    expect([bound('kiosk-1')?.printerId, bound('kiosk-2')?.printerId]).toEqual(['may-in-1', 'may-in-1'])
    const tablets = [1, 2, 3, 4].map((n) => bound(`danh-gia-${n}`)?.counterIds)
    expect(tablets).toEqual(seed.counters.slice(0, 4).map((counter) => [counter.id]))
    expect(bound('bang-1')?.counterIds).toEqual(seed.counters.map((counter) => counter.id))
  })

  test('gives no hours of its own: a preset does', () => {
    expect(seed.settings.filter((setting) => setting.key === 'hours')).toEqual([])
  })
})

describe('procedures say what national-data.md says', () => {
  const procedure = (code: string) => seed.procedures.find((row) => row.code === code)

  test('no paper is asked for twice: two boxes of one name nobody can tell apart', () => {
    const twice = seed.procedures.filter(({ components }) => {
      const names = components.map(({ name }) => name.toLowerCase())
      return new Set(names).size < names.length
    })
    expect(twice.map(({ code }) => code)).toEqual([])
  })

  test.each([
    ['1.004222', 'Đăng ký thường trú', 'cu-tru', 'commune', 'direct 7 working-day, online 7 working-day'],
    [
      '1.012735',
      'Hiệp thương giá',
      'quan-ly-gia',
      'province',
      'direct 10 working-day, online 10 working-day, postal 15 working-day',
    ],
    ['1.004528', 'Thủ tục công nhận điểm du lịch', 'du-lich', 'province', 'direct 30 day, postal 30 day'],
    ['1.010041', 'Xác nhận thông tin về cư trú', 'cu-tru', 'commune', 'online null other'],
    [
      '1.012784',
      'Tách thửa hoặc hợp thửa đất',
      'dat-dai',
      'province',
      'direct 22 working-day, online 12 working-day, postal 12 working-day',
    ],
    [
      '2.001019',
      'Chứng thực di chúc',
      'chung-thuc',
      'commune',
      'direct 2 working-day, online 2 working-day, postal 2 working-day',
    ],
  ])('%s %s', (code, name, fieldId, level, limits) => {
    const row = procedure(code)
    expect(row).toMatchObject({ name, fieldId, level })
    expect(row?.limits.map((limit) => `${limit.channel} ${limit.amount} ${limit.unit}`).join(', ')).toBe(limits)
  })

  test('time limits are numbers where the words are clear, and only there', () => {
    const countable = ({ limits, cases }: (typeof seed.procedures)[number], caseCode: string | null): boolean =>
      limits.every(
        ({ channel }) => chooseLimit({ procedure: { limits, cases }, channel, caseCode, isRemote: false }).ok,
      )
    const asTheyAre = seed.procedures.filter((row) => countable(row, null))
    expect(asTheyAre.length).toBeGreaterThanOrEqual(80)
    for (const row of seed.procedures)
      for (const { code } of row.cases ?? [])
        expect([row.code, code, countable(row, code)]).toEqual([row.code, code, true])
    // A unit that the source calls “khác”, or steps without a sum: an officer sets the date.
    expect(
      seed.procedures.filter((row) => !countable(row, null) && row.cases === undefined).map(({ code }) => code),
    ).toEqual(['1.000894', '1.001022', '1.004772', '1.004746', '1.009755', '1.005061'])
  })

  test('law-facts §10.2: same-day work is marked as such', () => {
    const sameDay = seed.procedures.filter(({ limits }) => limits.some(({ unit }) => unit === 'same-day'))
    expect(sameDay.map(({ code }) => code)).toEqual([
      ...['1.001193', '2.000635', '2.000908', '2.000815', '2.000884', '2.000913', '2.000927', '2.000942'],
    ])
    for (const { limits } of sameDay) for (const { words } of limits) expect(words).toContain('nhận sau 15 giờ')
  })

  test('fees keep the words of the source, with their scale errors', () => {
    expect(procedure('1.004379')?.fee).toContain('“500”')
    expect(procedure('2.001610')?.fee).toContain('“100”')
    expect(procedure('1.004222')?.fee).toBe('Trực tuyến: 10.000đ/lần đăng ký; Trực tiếp: 20.000đ')
    expect(procedure('1.000894')?.fee).toContain('CSDL quốc gia ghi 0')
  })

  test('components carry originals and copies', () => {
    expect(procedure('2.001035')?.components.map((c) => [c.originals, c.copies])).toEqual([
      [1, 1],
      [1, 0],
    ])
  })
})

describe('presets say what the regulations say', () => {
  test('each name has its file, and each file its name', () => {
    const files = readdirSync(join(resourcesDir(), 'seed', 'presets')).sort()
    expect(files).toEqual(PRESET_NAMES.map((name) => `${name}.json`).sort())
    for (const name of PRESET_NAMES) expect(loadPreset(name).name).toBe(name)
  })

  test('BD-5.1, BD-5.2: reception ends half an hour before each half-day', () => {
    expect(hoursOf('binh-duong')).toEqual(week('07:30-11:30 13:00-17:00 | 07:30-11:00 13:00-16:30'))
    expect(loadPreset('binh-duong').settings[0]).toMatchObject({ from: '2019-09-27', value: { holidays: true } })
  })

  test('KT-4.1: reception as long as work; the 16:00 of KT-4.1** is forwarding and moves nothing here', () => {
    expect(hoursOf('kon-tum')).toEqual(week('07:00-11:00 13:00-17:00 | 07:00-11:00 13:00-17:00'))
  })

  test.each(['trung-thanh', 'tuyen-quang', 'tra-vinh'])('%s gives no hours, so they are not configured', (name) => {
    expect(loadPreset(name).settings.map((setting) => setting.key)).not.toContain('hours')
  })

  test('TT-2.3a: the motto stands on the slips', () => {
    expect(loadPreset('trung-thanh').settings[0]).toMatchObject({
      key: 'centre.slipFooter',
      value: 'Công khai - Minh bạch - Trách nhiệm - Đúng luật',
    })
  })

  test('all-day is open every day, public holidays too', () => {
    const always = '00:00-24:00 | 00:00-24:00'
    expect(hoursOf('all-day')).toEqual({ ...week(always), '6': always, '7': always })
    expect(loadPreset('all-day').settings[0]?.value).toMatchObject({ holidays: false })
  })
})

describe('holidays', () => {
  const days = new Map(loadHolidays().map((day) => [day.date, day.kind]))

  test('of 2026 are those of law-facts §10.3', () => {
    const off = [...days]
      .filter(([date, kind]) => date.startsWith('2026') && kind === 'off')
      .map(([date]) => date.slice(5))
    const tet = ['02-16', '02-17', '02-18', '02-19', '02-20']
    expect(off).toEqual(['01-01', ...tet, '04-26', '04-27', '04-30', '05-01', '08-31', '09-01', '09-02', '11-24'])
    expect(days.get('2026-08-22')).toBe('worked')
  })

  test('leave out what nobody has confirmed', () => {
    for (const date of ['2026-01-02', '2026-01-10', '2027-02-05', '2027-09-01', '2027-09-03']) {
      expect([date, days.has(date)]).toEqual([date, false])
    }
  })

  test('of 2027 mark what is computed', () => {
    const computed = loadHolidays().filter((day) => day.source.includes('tính'))
    expect(computed.map((day) => day.date)).toEqual(['2027-02-06', '2027-04-16', '2027-05-03'])
  })
})

test('every Vietnamese text is composed (NFC), so that searching and comparing work', () => {
  const text = JSON.stringify([seed, PRESET_NAMES.map((name) => loadPreset(name))])
  expect(text).toBe(text.normalize('NFC'))
})
