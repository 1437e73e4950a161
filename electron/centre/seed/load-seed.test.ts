import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { resourcesDir } from '../../platform/paths.ts'
import { loadHolidays, loadPreset, loadSeed } from './load-seed.ts'
import { SeedError } from './seed-error.ts'

/** Whatever a JSON file holds; the faults below write into it freely. */
type Json = any // eslint-disable-line typescript/no-explicit-any

let dir: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'seed-'))
})

/** Where a setting stands that is added to those of the demonstration. */
const PUSHED = `settings[${JSON.parse(readFileSync(join(resourcesDir(), 'seed/demo/centre.json'), 'utf8')).settings.length}]`

afterEach(() => rmSync(dir, { recursive: true }))

const copy = (folder: string) => cpSync(join(resourcesDir(), folder), dir, { recursive: true })

function change(file: string, edit: (content: Json) => void): void {
  const path = join(dir, file)
  const content: Json = JSON.parse(readFileSync(path, 'utf8'))
  edit(content)
  writeFileSync(path, JSON.stringify(content))
}

function refusalOf(load: () => unknown): SeedError {
  try {
    load()
  } catch (error) {
    if (error instanceof SeedError) return error
    throw error
  }
  throw new Error('the bad files were taken')
}

type Fault = readonly [what: string, file: string, path: string, reason: RegExp, edit: (content: Json) => void]

const allDay = (working: string[][], reception: string[][]) => ({
  key: 'hours',
  agencyId: null,
  from: '2026-01-01',
  source: 'thử',
  value: { days: { '1': { working, reception } }, holidays: true },
})

const SEED_FAULTS: readonly Fault[] = [
  ['a missing field', 'agencies.json', 'agencies[1].shortName', /./, (f) => delete f.agencies[1].shortName],
  ['a field nobody knows', 'fields.json', 'fields[0]', /colour/, (f) => (f.fields[0].colour = 'red')],
  ['a wrong type', 'counters.json', 'counters[3].number', /số/, (f) => (f.counters[3].number = '4')],
  ['a code of another form', 'procedures.json', 'procedures[2].code', /./, (f) => (f.procedures[2].code = '1.22')],
  ['a short PIN', 'officers.json', 'officers[5].pin', /chữ số/, (f) => (f.officers[5].pin = '12')],
  ['a role of a device', 'officers.json', 'officers[0].role', /./, (f) => (f.officers[0].role = 'kiosk')],
  ['a token in a file', 'devices.json', 'devices[0]', /tokenHash/, (f) => (f.devices[0].tokenHash = '0'.repeat(64))],
  ['no counter list', 'counters.json', 'counters', /./, (f) => delete f.counters],

  ['an id twice', 'agencies.json', 'agencies[2].id', /agencies\[0\]/, (f) => (f.agencies[2].id = f.agencies[0].id)],
  ['a field id twice', 'fields.json', 'fields[4].id', /trùng/, (f) => (f.fields[4].id = f.fields[3].id)],
  ['a code twice', 'procedures.json', 'procedures[9].code', /trùng/, (f) => (f.procedures[9].code = '1.001193')],
  ['a letter twice', 'services.json', 'services[7].letter', /“A”/, (f) => (f.services[7].letter = 'A')],
  ['a counter number twice', 'counters.json', 'counters[15].number', /“1”/, (f) => (f.counters[15].number = 1)],
  ['an officer twice', 'officers.json', 'officers[1].id', /can-bo-01/, (f) => (f.officers[1].id = 'can-bo-01')],
  ['a device twice', 'devices.json', 'devices[1].id', /kiosk-1/, (f) => (f.devices[1].id = 'kiosk-1')],
  ['two bindings', 'devices.json', 'bindings[1].deviceId', /kiosk-1/, (f) => (f.bindings[1].deviceId = 'kiosk-1')],

  ['an unknown agency', 'fields.json', 'fields[0].agencyId', /so-la/, (f) => (f.fields[0].agencyId = 'so-la')],
  ['… of an officer', 'officers.json', 'officers[3].agencyId', /so-la/, (f) => (f.officers[3].agencyId = 'so-la')],
  ['… of a service', 'services.json', 'services[0].agencyId', /so-la/, (f) => (f.services[0].agencyId = 'so-la')],
  ['… of a setting', 'centre.json', 'settings[0].agencyId', /so-la/, (f) => (f.settings[0].agencyId = 'so-la')],
  ['an unknown field', 'procedures.json', 'procedures[7].fieldId', /la/, (f) => (f.procedures[7].fieldId = 'la')],
  ['… of a service', 'services.json', 'services[0].fieldIds[1]', /la/, (f) => (f.services[0].fieldIds[1] = 'la')],
  [
    'an unknown service',
    'counters.json',
    'counters[3].services[0].serviceId',
    /“la”/,
    (f) => (f.counters[3].services[0].serviceId = 'la'),
  ],
  [
    'a service twice at a counter',
    'counters.json',
    'counters[0].services[1].serviceId',
    /trùng/,
    (f) => (f.counters[0].services[1].serviceId = f.counters[0].services[0].serviceId),
  ],
  [
    'a service that nobody serves',
    'services.json',
    'services[8].id',
    /không quầy nào/,
    (f) => f.services.push({ ...f.services[0], id: 'moi', letter: 'X' }),
  ],
  ['an unknown counter', 'devices.json', 'bindings[4].counterIds[0]', /la/, (f) => (f.bindings[4].counterIds = ['la'])],
  ['an unknown device', 'devices.json', 'bindings[0].deviceId', /la/, (f) => (f.bindings[0].deviceId = 'la')],
  [
    'a tablet without a counter',
    'devices.json',
    'bindings[5].counterIds',
    /một quầy/,
    (f) => (f.bindings[5].counterIds = []),
  ],

  ['a key nobody knows', 'centre.json', 'settings[0].key', /./, (f) => (f.settings[0].key = 'centre.nickname')],
  ['a value of another shape', 'centre.json', 'settings[1].value', /./, (f) => (f.settings[1].value = 'red')],
  ['a fault deep in a value', 'centre.json', 'settings[3].value[1]', /./, (f) => (f.settings[3].value[1] = 7)],
  [
    'a day that does not exist',
    'centre.json',
    'settings[2].from',
    /2026-02-30/,
    (f) => (f.settings[2].from = '2026-02-30'),
  ],
  ['a setting twice', 'centre.json', PUSHED, /trùng/, (f) => f.settings.push(f.settings[0])],
  [
    'a span that ends before it begins',
    'centre.json',
    `${PUSHED}.value.days.1.working[0]`,
    /trước giờ kết thúc/,
    (f) => f.settings.push(allDay([['11:30', '07:30']], [['07:30', '11:00']])),
  ],
  [
    'spans that overlap',
    'centre.json',
    `${PUSHED}.value.days.1.working`,
    /chồng/,
    (f) =>
      f.settings.push(
        allDay(
          [
            ['07:30', '12:00'],
            ['11:30', '17:00'],
          ],
          [['07:30', '11:00']],
        ),
      ),
  ],
  [
    'spans out of order',
    'centre.json',
    `${PUSHED}.value.days.1.reception`,
    /thứ tự/,
    (f) =>
      f.settings.push(
        allDay(
          [['07:00', '17:00']],
          [
            ['13:00', '16:00'],
            ['08:00', '11:00'],
          ],
        ),
      ),
  ],
  [
    'reception outside working time',
    'centre.json',
    `${PUSHED}.value.days.1.reception`,
    /07:30–11:45/,
    (f) =>
      f.settings.push(
        allDay(
          [
            ['07:30', '11:30'],
            ['13:00', '17:00'],
          ],
          [['07:30', '11:45']],
        ),
      ),
  ],
  [
    'reception through the lunch break',
    'centre.json',
    `${PUSHED}.value.days.1.reception`,
    /ngoài giờ làm việc/,
    (f) =>
      f.settings.push(
        allDay(
          [
            ['07:30', '11:30'],
            ['13:00', '17:00'],
          ],
          [['08:00', '16:00']],
        ),
      ),
  ],
]

describe('a bad file of a centre is refused with place and reason', () => {
  test.each(SEED_FAULTS)('%s: %s, %s', (_what, file, path, reason, edit) => {
    copy('seed/demo')
    change(file, edit)
    const { problems, message } = refusalOf(() => loadSeed(dir))
    expect(problems).toContainEqual({ file, path, reason: expect.stringMatching(reason) })
    expect(message).toContain(`${file}, ${path}: `)
  })

  test('an untouched copy is taken', () => {
    copy('seed/demo')
    expect(loadSeed(dir)).toEqual(loadSeed())
  })

  test('broken JSON is told with line and column', () => {
    copy('seed/demo')
    writeFileSync(join(dir, 'fields.json'), '{\n  "fields": [\n    1,\n  ]\n}\n')
    const { problems } = refusalOf(() => loadSeed(dir))
    expect(problems).toEqual([{ file: 'fields.json', path: '', reason: expect.stringContaining('dòng 4, cột 3') }])
  })

  test('a missing file is named, and nothing is blamed on the files that point into it', () => {
    copy('seed/demo')
    rmSync(join(dir, 'counters.json'))
    const { problems } = refusalOf(() => loadSeed(dir))
    expect(problems).toEqual([{ file: 'counters.json', path: '', reason: 'không có tệp này' }])
  })

  test('all problems of all files come at once, and no PIN stands in the message', () => {
    copy('seed/demo')
    change('services.json', (f) => (f.services[1].letter = '1'))
    change('officers.json', (f) => (f.officers[0].pin = '98x76'))
    change('centre.json', (f) => (f.settings[0].value = ''))
    const { problems, message } = refusalOf(() => loadSeed(dir))
    expect(problems.map((p) => `${p.file} ${p.path}`).sort()).toEqual([
      'centre.json settings[0].value',
      'officers.json officers[0].pin',
      'services.json services[1].letter',
    ])
    expect(message).toContain('3 lỗi')
    expect(message).not.toContain('98x76')
  })

  test('a byte order mark does no harm', () => {
    copy('seed/demo')
    const file = join(dir, 'agencies.json')
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`)
    expect(loadSeed(dir).agencies).toEqual(loadSeed().agencies)
  })
})

describe('a bad preset is refused', () => {
  const FAULTS: readonly Fault[] = [
    ['another name inside', 'kon-tum.json', 'name', /kon-tum/, (f) => (f.name = 'kontum')],
    ['an agency', 'kon-tum.json', 'settings[0].agencyId', /null/, (f) => (f.settings[0].agencyId = 'so-tai-chinh')],
    ['no source', 'kon-tum.json', 'settings[0].source', /căn cứ/, (f) => (f.settings[0].source = '')],
    ['a bad value', 'kon-tum.json', 'settings[0].value.holidays', /./, (f) => (f.settings[0].value.holidays = 'yes')],
  ]
  test.each(FAULTS)('%s: %s, %s', (_what, file, path, reason, edit) => {
    copy('seed/presets')
    change(file, edit)
    const { problems } = refusalOf(() => loadPreset('kon-tum', dir))
    expect(problems).toEqual([{ file, path, reason: expect.stringMatching(reason) }])
  })

  test('a name that is not on the list never becomes a path', () => {
    const { message } = refusalOf(() => loadPreset('../demo/centre'))
    expect(message).toContain('all-day, binh-duong')
  })
})

describe('a bad holiday file is refused', () => {
  const FAULTS: readonly Fault[] = [
    ['another year', '2027.json', 'holidays[0].date', /năm/, (f) => (f.holidays[0].date = '2026-01-01')],
    ['no such day', '2027.json', 'holidays[2].date', /2027-04-31/, (f) => (f.holidays[2].date = '2027-04-31')],
    ['a day twice', '2027.json', 'holidays[1].date', /trùng/, (f) => (f.holidays[1].date = '2027-01-01')],
    ['no source', '2027.json', 'holidays[4].source', /căn cứ/, (f) => (f.holidays[4].source = '')],
    ['a kind nobody knows', '2027.json', 'holidays[0].kind', /./, (f) => (f.holidays[0].kind = 'half')],
  ]
  test.each(FAULTS)('%s: %s, %s', (_what, file, path, reason, edit) => {
    copy('holidays')
    change(file, edit)
    const { problems } = refusalOf(() => loadHolidays(dir))
    expect(problems).toContainEqual({ file, path, reason: expect.stringMatching(reason) })
  })
})
