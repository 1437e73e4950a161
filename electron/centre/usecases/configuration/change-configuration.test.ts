import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import type { ConfigPreview, ConfigStep } from '../../../../shared/api/config-views.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../../testkit/hall.ts'
import { startTestCentre } from '../../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import { PIN } from '../../../testkit/test-seed.ts'

let running: TestCentre
let leader: Client
beforeEach(async () => {
  running = await startTestCentre({ preset: 'binh-duong', now: '2026-11-23T08:00' })
  leader = running.client(await running.logIn('leader'))
})
afterEach(() => disposeSound(running))

const preview = async (...changes: ConfigStep[]): Promise<ConfigPreview> =>
  must(await leader.call('previewConfiguration', { body: { changes } }))
const change = (...changes: ConfigStep[]) =>
  leader.call('changeConfiguration', { body: { changes, reason: 'theo thông báo của lãnh đạo' } })
const saved = async (...changes: ConfigStep[]): Promise<number> => must(await change(...changes)).seq
const undo = (seq: number) => leader.call('undoConfiguration', { params: { changeSeq: String(seq) }, body: {} })
const config = async () => must(await leader.call('getConfiguration', {}))
const history = async () => must(await leader.call('listConfigurationChanges', {})).changes

const service = {
  letter: 'Y',
  name: 'Đăng ký xe',
  kind: 'reception',
  agencyId: null,
  fieldIds: [],
  order: 9,
  usualMinutes: 8,
}
const counter = (id: string, number: number, ...serviceIds: string[]) => ({
  kind: 'counter' as const,
  item: { id, number, name: `Quầy ${number}`, services: serviceIds.map((serviceId) => ({ serviceId, weight: 5 })) },
})
const newService: ConfigStep[] = [{ kind: 'service', item: service }, counter('C9', 9, 'dang-ky-xe')]
const hours = (from: string) => ({
  kind: 'setting' as const,
  item: {
    key: 'hours',
    agencyId: null,
    from,
    value: { days: { '1': { working: [['08:00', '16:00']], reception: [['08:00', '15:30']] } }, holidays: true },
    source: 'Thông báo số 12/TB-TTPVHCC',
  },
})
/** Problems as `kind key path`. */
const places = ({ problems }: ConfigPreview): string[] =>
  problems.map(({ kind, key, path }) => `${kind} ${key} ${path}`.trim())

describe('a service and a counter added by a person', () => {
  test('give and call numbers at once, and leave when the change is taken back', async () => {
    const seq = await saved(...newService)
    const ticket = await issue(running, 'dang-ky-xe')
    expect(ticket.number).toBe('Y001')
    expect((await config()).services.at(-1)).toMatchObject({ id: 'dang-ky-xe', name: 'Đăng ký xe' })

    const seat = running.client(await running.logIn('O1', 'C9'))
    must(await seat.call('openCounter', { params: { counterId: 'C9' }, body: {} }))
    must(await seat.call('callNext', { params: { counterId: 'C9' }, body: {} }))
    // Somebody sits at the counter and is served: nothing goes away under them.
    expect(codeOf(await undo(seq))).toBe('CONFIG_INVALID')
    must(await seat.call('finishTicket', { params: { ticketId: ticket.id }, body: {} }))
    must(await seat.call('deleteSession', { body: {} }))
    const undone = must(await undo(seq)).seq

    expect((await config()).services.map(({ id }) => id)).not.toContain('dang-ky-xe')
    const kiosk = running.client(running.token('kiosk'))
    expect(codeOf(await kiosk.call('issueTicket', { body: { serviceId: 'dang-ky-xe' } }))).toBe('SERVICE_UNKNOWN')
    // An old number keeps the name of its service.
    const old = must(await kiosk.call('getTicket', { params: { ticketId: ticket.id } })).ticket
    expect([old.serviceName, old.counterNumber]).toEqual(['Đăng ký xe', 9])
    expect((await history()).map(({ seq: at, undoes, undoneBy }) => [at, undoes, undoneBy])).toEqual([
      [undone, seq, null],
      [seq, null, undone],
    ])
  })

  test('the id of one that was used is not given again', async () => {
    await undo(await saved(...newService))
    await saved({ kind: 'service', item: service }, counter('C9', 9, 'dang-ky-xe-2'))
    expect((await config()).services.at(-1)?.id).toBe('dang-ky-xe-2')
  })

  test('two services swap their letters in one change', async () => {
    const [a, b] = (await config()).services
    if (!a || !b) throw new Error('no services')
    const seq = await saved(
      { kind: 'service', item: { ...a, letter: b.letter } },
      { kind: 'service', item: { ...b, letter: a.letter } },
    )
    expect((await config()).services.slice(0, 2).map(({ letter }) => letter)).toEqual(['B', 'A'])
    must(await undo(seq))
    expect((await config()).services.slice(0, 2).map(({ letter }) => letter)).toEqual(['A', 'B'])
  })
})

describe('is refused with place and reason', () => {
  const refusals: readonly [what: string, step: ConfigStep, place: string, reason: RegExp][] = [
    [
      'a letter in use',
      { kind: 'service', item: { ...service, letter: 'A' } },
      'service dang-ky-xe letter',
      /“A” trùng với “Dịch vụ 1”/,
    ],
    [
      'a service without counter',
      { kind: 'service', item: service },
      'service dang-ky-xe id',
      /không quầy nào phục vụ/,
    ],
    ['a counter number in use', counter('C9', 1, 'S1'), 'counter C9 number', /trùng với “Quầy 1”/],
    ['a counter without services', counter('C9', 9), 'counter C9 services', /./],
    ['an unknown service', counter('C9', 9, 'la'), 'counter C9 services[0].serviceId', /“la”/],
    ['an unknown thing to remove', { kind: 'counter', remove: 'C99' }, 'counter C99', /không có/],
    ['hours of tomorrow past', hours('2026-11-22'), 'setting hours||2026-11-22 from', /đã qua/],
    ['hours without notice', hours('2026-11-23'), 'setting hours||2026-11-23 from', /BD-5\.4.*24\/11\/2026/],
    ['a day that does not exist', hours('2026-02-30'), 'setting hours||2026-02-30 from', /không có ngày/],
    [
      'a setting without source',
      { kind: 'setting', item: { key: 'priority.maxRun', agencyId: null, from: '2026-11-23', value: 3, source: ' ' } },
      'setting priority.maxRun||2026-11-23 source',
      /căn cứ/,
    ],
    [
      'a value of another form',
      {
        kind: 'setting',
        item: { key: 'centre.officeColour', agencyId: null, from: '2026-11-23', value: 'đỏ', source: 'x' },
      },
      'setting centre.officeColour||2026-11-23 value',
      /./,
    ],
    [
      'a holiday of the past',
      { kind: 'holiday', item: { date: '2026-09-02', kind: 'off', name: 'Quốc khánh', source: 'x' } },
      'holiday 2026-09-02 date',
      /đã qua/,
    ],
    [
      'a Wednesday worked in exchange',
      { kind: 'holiday', item: { date: '2026-12-02', kind: 'worked', name: 'Làm bù', source: 'x' } },
      'holiday 2026-12-02 date',
      /thứ Bảy/,
    ],
    ['oneself', { kind: 'officer', remove: 'leader' }, 'officer leader', /chính mình/],
  ]
  test.each(refusals)('%s', async (_what, step, place, reason) => {
    const { ok, problems, ...rest } = await preview(step)
    expect(ok).toBe(false)
    expect(places({ ok, problems, ...rest })).toContain(place)
    expect(problems.map((problem) => problem.reason).join('\n')).toMatch(reason)
    expect(codeOf(await change(step))).toBe('CONFIG_INVALID')
  })

  test('a service while people wait for it, and a counter while somebody sits there', async () => {
    await issue(running, 'S1')
    await openDesk(running, 1)
    expect(places(await preview({ kind: 'service', remove: 'S1' }))).toEqual(['service S1'])
    expect(places(await preview({ kind: 'counter', remove: 'C1' }))).toEqual(['counter C1'])
  })

  test('a letter that was on numbers of another service today', async () => {
    await issue(running, 'S1')
    const [a] = (await config()).services
    await saved({ kind: 'service', item: { ...a, letter: 'X' } })
    expect(
      places(await preview({ kind: 'service', item: { ...service, letter: 'A' } }, counter('C9', 9, 'dang-ky-xe'))),
    ).toEqual(['service dang-ky-xe letter'])
  })

  test('nothing, and what somebody else has just changed', async () => {
    const [a] = (await config()).services
    expect(codeOf(await change({ kind: 'service', item: { ...a } }))).toBe('CONFIG_UNCHANGED')
    const { through } = await config()
    await saved({ kind: 'service', item: { ...a, name: 'Tên mới' } })
    const late = { changes: [{ kind: 'service' as const, item: { ...a, name: 'Tên khác' } }], basedOn: through }
    expect(codeOf(await leader.call('changeConfiguration', { body: late }))).toBe('CONFIG_CHANGED')
  })

  test('anything but devices, to a technician', async () => {
    const technician = running.client(await running.logIn('technician'))
    const tries = [
      { kind: 'service' as const, remove: 'S1' },
      { kind: 'device' as const, remove: 'board-2' },
    ]
    const codes = await Promise.all(
      tries.map(async (step) => codeOf(await technician.call('changeConfiguration', { body: { changes: [step] } }))),
    )
    expect(codes).toEqual(['FORBIDDEN', 'OK'])
  })
})

describe('hours of reception (BD-5.4)', () => {
  test('are announced on boards until they begin, and apply from their day on', async () => {
    const { consequences } = await preview(hours('2026-11-30'))
    expect(consequences).toMatchObject([{ code: 'hours-announced', date: '2026-11-30' }])
    await saved(hours('2026-11-30'))
    const notices = async () => must(await running.client(running.token('board')).call('getBoard', {})).notices
    expect(await notices()).toEqual([
      'Từ thứ Hai, ngày 30/11/2026, giờ tiếp nhận hồ sơ thay đổi: thứ Hai 8\u00A0giờ\u00A000\u00A0– 15\u00A0giờ\u00A030; thứ Ba đến Chủ nhật nghỉ.',
    ])
    running.clock.set('2026-11-30T15:20')
    expect(await notices()).toEqual([])
    expect((await issue(running)).number).toBe('A001')
  })

  test('that were announced are withdrawn by taking the change back', async () => {
    const seq = await saved(hours('2026-11-30'))
    must(await undo(seq))
    expect((await config()).settings.filter(({ key }) => key === 'hours')).toHaveLength(1)
  })

  test('that have begun are changed back with a new notice, not in the past', async () => {
    const seq = await saved(hours('2026-11-24'))
    running.clock.set('2026-11-25T09:00')
    leader = running.client(await running.logIn('leader'))
    must(await undo(seq))
    const rows = (await config()).settings.filter(({ key }) => key === 'hours').map(({ from }) => from)
    expect(rows.sort()).toEqual(['2019-09-27', '2026-11-24', '2026-11-26'])
  })
})

describe('officers', () => {
  const officer = { role: 'officer', agencyId: null, position: 'Chuyên viên', name: 'Tên Thử Nghiệm' }

  test('are made, get a PIN, log in, and are logged out when they leave', async () => {
    await saved({ kind: 'officer', item: officer })
    const id = 'ten-thu-nghiem'
    expect((await config()).officers.find((one) => one.id === id)?.hasPin).toBe(false)
    must(await leader.call('setOfficerPin', { params: { officerId: id }, body: { pin: PIN } }))
    const client = running.client(await running.logIn(id, 'C1'))
    const { consequences } = await preview({ kind: 'officer', remove: id })
    expect(consequences).toMatchObject([{ code: 'logged-out', name: 'Tên Thử Nghiệm' }])
    await saved({ kind: 'officer', remove: id })
    expect(codeOf(await client.call('getSession', {}))).toBe('NOT_AUTHENTICATED')
    expect((await history())[0]?.differences).toMatchObject([
      { kind: 'officer', key: id, before: { name: 'Tên Thử Nghiệm' }, after: null },
    ])
  })

  test('get no PIN from somebody who logged out while it was worked out', async () => {
    const set = leader.call('setOfficerPin', { params: { officerId: 'O1' }, body: { pin: PIN } })
    must(await leader.call('deleteSession', { body: {} }))
    expect(codeOf(await set)).toBe('NOT_AUTHENTICATED')
  })

  test('who gets a new PIN is logged out everywhere, but not who sets an own one', async () => {
    const { client } = await running.openCounter(1)
    const { client: other } = await running.openCounter(2)
    must(await leader.call('setOfficerPin', { params: { officerId: 'O1' }, body: { pin: PIN } }))
    expect(codeOf(await client.call('getSession', {}))).toBe('NOT_AUTHENTICATED')
    expect(codeOf(await other.call('getSession', {}))).toBe('OK')
    expect(payloads(running, 'counter.closed')).toEqual([{ counterId: 'C1', officerId: 'O1', reason: null }])
    expect(payloads(running, 'session.ended')).toEqual([{ officerId: 'O1', counterId: 'C1' }])
    must(await leader.call('setOfficerPin', { params: { officerId: 'leader' }, body: { pin: PIN } }))
    expect(codeOf(await leader.call('getSession', {}))).toBe('OK')
    expect(payloads(running, 'session.ended')).toHaveLength(1)
  })

  test('names, reasons and PINs stand only in erasable rows', async () => {
    await saved({ kind: 'officer', item: officer })
    must(await leader.call('setOfficerPin', { params: { officerId: 'ten-thu-nghiem' }, body: { pin: '73519264' } }))
    const told = JSON.stringify([
      ...payloads(running, 'officer.defined'),
      ...payloads(running, 'config.changed'),
      running.db.prepare('SELECT * FROM config_item').all(),
      running.db.prepare('SELECT * FROM config_step').all(),
    ])
    expect(told).not.toMatch(/Tên Thử Nghiệm|theo thông báo/)
    const answers = JSON.stringify(running.db.prepare('SELECT * FROM idempotency').all())
    expect(answers).not.toContain('73519264')
    expect(JSON.stringify(await config())).not.toMatch(/tokenHash|credential/)
  })

  test('a lock after wrong PINs is lifted by a leader', async () => {
    const logIn = (pin: string) =>
      running.client(null).call('createSession', { body: { officerId: 'O1', pin, counterId: 'C1' } })
    for (let i = 0; i < 5; i += 1) await logIn('0000')
    expect(codeOf(await logIn(PIN))).toBe('ACCOUNT_LOCKED')
    expect((await config()).officers.find(({ id }) => id === 'O1')?.lockedUntil).toBeGreaterThan(running.clock.now())
    must(await leader.call('unlockOfficer', { params: { officerId: 'O1' }, body: {} }))
    expect(codeOf(await logIn(PIN))).toBe('OK')
  })

  test('the last leader who can log in stays one', async () => {
    await saved({ kind: 'officer', item: { ...officer, id: 'second', role: 'leader' } })
    must(await leader.call('setOfficerPin', { params: { officerId: 'second' }, body: { pin: PIN } }))
    const second = running.client(await running.logIn('second'))
    must(await second.call('changeConfiguration', { body: { changes: [{ kind: 'officer', remove: 'leader' }] } }))
    expect(codeOf(await leader.call('getConfiguration', {}))).toBe('NOT_AUTHENTICATED')
    leader = second
    expect(places(await preview({ kind: 'officer', remove: 'second' }))).toEqual([
      'officer second',
      'officer second role',
    ])
  })
})

describe('devices', () => {
  test('a new one gets its token once; one that is taken out of use is refused at once', async () => {
    await saved({ kind: 'device', item: { role: 'board', name: 'Bảng sảnh 2' } })
    expect((await config()).devices.find(({ id }) => id === 'bang-sanh-2')?.paired).toBe(false)
    const { token } = must(await leader.call('issueDeviceToken', { params: { deviceId: 'bang-sanh-2' }, body: {} }))
    expect((await config()).devices.find(({ id }) => id === 'bang-sanh-2')?.paired).toBe(true)
    const board = running.client(token)
    expect(codeOf(await board.call('getBoard', {}))).toBe('OK')
    // Neither the journal nor the answers kept to be repeated hold it: a copy of the file lets nobody in.
    for (const sql of ['SELECT payload FROM event', 'SELECT answer FROM idempotency'])
      expect(running.db.prepare(sql).pluck().all().join()).not.toContain(token)
    const seq = await saved({ kind: 'device', remove: 'bang-sanh-2' })
    expect(codeOf(await board.call('getBoard', {}))).toBe('NOT_AUTHENTICATED')
    // Back in use, but with the token of before nobody comes in.
    must(await undo(seq))
    expect(codeOf(await board.call('getBoard', {}))).toBe('NOT_AUTHENTICATED')
  })

  test('a counter that is taken out of use frees its tablet', async () => {
    const { differences } = await preview({ kind: 'counter', remove: 'C2' })
    expect(differences.map(({ kind, key, cascade }) => [kind, key, cascade])).toEqual([
      ['counter', 'C2', false],
      ['binding', 'rating-2', true],
    ])
  })
})
