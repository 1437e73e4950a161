import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REFUSALS } from '../../../shared/api/codes.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import { AGENCY_REFUSALS } from '../../testkit/agency-refusals.ts'
import { ask } from '../../testkit/ask.ts'
import type { Answered } from '../../testkit/ask.ts'
import { CATALOGUE_REFUSALS, closeCatalogueScenes } from '../../testkit/catalogue-refusals.ts'
import { DIGITAL_REFUSALS } from '../../testkit/digital-refusals.ts'
import { DOSSIER_REFUSALS } from '../../testkit/dossier-refusals.ts'
import { FEE_REFUSALS, closeFeeScenes } from '../../testkit/fee-refusals.ts'
import { issue, must, openDesk, printJobs } from '../../testkit/hall.ts'
import type { Desk } from '../../testkit/hall.ts'
import { MESSAGE_REFUSALS } from '../../testkit/message-refusals.ts'
import { SYNC_REFUSALS } from '../../testkit/sync-refusals.ts'
import { askToPair } from '../../testkit/pairing.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let unconfigured: TestCentre
let limited: TestCentre
let desk: Desk
let other: Desk
beforeAll(async () => {
  running = await startTestCentre({
    preset: 'binh-duong',
    now: '2026-11-23T08:00',
    printerId: 'P1',
    settings: { 'login.maxWrong': 3 },
    allowances: NO_LIMITS,
  })
  unconfigured = await startTestCentre({ preset: 'tuyen-quang' })
  limited = await startTestCentre({ settings: { 'queue.dailyLimits': { S2: 1 } } })
  desk = await openDesk(running, 1)
  other = await openDesk(running, 2)
})
afterAll(async () => {
  await running.dispose()
  await unconfigured.dispose()
  await limited.dispose()
  await closeFeeScenes()
  await closeCatalogueScenes()
})

const kiosk = (): string => running.token('kiosk')
function post(
  path: string,
  token: string | undefined,
  body: unknown = {},
  more: { key?: string; text?: string; headers?: Record<string, string>; base?: string } = {},
): Promise<Answered> {
  const { base = running.url, key = crypto.randomUUID(), ...rest } = more
  return ask(base, {
    method: 'POST',
    path: `/v1${path}`,
    body,
    key,
    ...(token === undefined ? {} : { token }),
    ...rest,
  })
}
const logIn = (pin: string, officerId = 'O3', counterId = 'C3'): Promise<Answered> =>
  post('/sessions', undefined, { officerId, pin, counterId })

/** A number that is served at the first counter; whoever was there before has been finished. */
async function inService(): Promise<string> {
  const { current } = await desk.queue()
  if (current) must(await desk.finish(current.id))
  const { id } = await issue(running)
  must(await desk.call(id))
  return id
}

/** Numbers from paper, at this minute unless told. */
async function paper(more: object): Promise<Answered> {
  await issue(running)
  const now = running.clock.now()
  const body = { serviceId: 'S1', firstAt: now, lastAt: now, ...more }
  return post('/reception/paper-numbers', await running.logIn('receptionist'), body)
}

const mediaPart = async (name: string, data: string, offset = 0): Promise<Answered> =>
  post('/media-parts', await running.logIn('leader'), { name, data, offset, last: true })

/** A step of the configuration, as the leader takes it. */
const change = async (step: object, basedOn?: number): Promise<Answered> =>
  post('/configuration/changes', await running.logIn('leader'), { changes: [step], ...(basedOn ? { basedOn } : {}) })
const ownCounter = (name: string) => ({
  id: 'C3',
  number: 3,
  name,
  services: ['S1', 'S2', 'S3', 'S-result'].map((serviceId) => ({ serviceId, weight: 1 })),
})

/** A machine asks to be let in as a station, and the technician answers. */
async function pair(body: object): Promise<Answered> {
  const { requestId } = await askToPair(running.client(null), 'station')
  return post(`/pairing-requests/${requestId}/accept`, await running.logIn('technician'), body)
}

/** How each refusal comes about; a text says why it is shown elsewhere. */
const HOW: Record<RefusalCode, (() => Promise<Answered>) | string> = {
  ...DOSSIER_REFUSALS,
  ...AGENCY_REFUSALS,
  ...FEE_REFUSALS,
  ...CATALOGUE_REFUSALS,
  ...DIGITAL_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...SYNC_REFUSALS,
  BAD_REQUEST: () => post('/tickets', kiosk(), { serviceId: 1 }),
  NOT_AUTHENTICATED: () => post('/tickets', undefined, { serviceId: 'S1' }),
  WRONG_PIN: () => logIn('0000'),
  FORBIDDEN: () => post('/tickets', running.token('board'), { serviceId: 'S1' }),
  NOT_YOUR_COUNTER: () => post('/counters/C2/open', desk.token),
  NOT_FOUND: () => ask(running.url, { path: '/v1/khong-co' }),
  METHOD_NOT_ALLOWED: () => ask(running.url, { method: 'DELETE', path: '/v1/tickets' }),
  BODY_TOO_LARGE: () => post('/tickets', kiosk(), { serviceId: 'x'.repeat(100_000) }),
  UNSUPPORTED_MEDIA_TYPE: () => post('/tickets', kiosk(), {}, { headers: { 'content-type': 'text/plain' } }),
  IDEMPOTENCY_KEY_REQUIRED: () =>
    ask(running.url, { method: 'POST', path: '/v1/tickets', token: kiosk(), body: { serviceId: 'S1' } }),
  IDEMPOTENCY_KEY_REUSED: async () => {
    const key = crypto.randomUUID()
    await post('/tickets', kiosk(), { serviceId: 'S1' }, { key })
    return post('/tickets', kiosk(), { serviceId: 'S2' }, { key })
  },
  TOO_MANY_REQUESTS: async () => {
    const once = { perSecond: 0.1, burst: 1 }
    const strict = await startTestCentre({ allowances: { nobody: once, device: once, person: once, logIn: once } })
    await ask(strict.url, { path: '/v1/health' })
    const answer = await ask(strict.url, { path: '/v1/health' })
    await strict.dispose()
    return answer
  },
  ACCOUNT_LOCKED: async () => {
    await logIn('0000', 'O2')
    await logIn('0000', 'O2')
    return logIn('0000', 'O2')
  },
  INTERNAL: 'only a programming error comes to it; see below',
  STORAGE_UNAVAILABLE: 'needs a file that takes nothing; see the tests of the journal',
  STOPPING: 'needs a centre that is stopping; see the tests of its end',
  SERVICE_UNKNOWN: () => post('/tickets', kiosk(), { serviceId: 'khong-co' }),
  PROCEDURE_UNKNOWN: () => ask(running.url, { path: '/v1/procedures/khong-co' }),
  PROCEDURE_CASE_UNKNOWN: async () => {
    const full = await startTestCentre({ catalogue: 'demo' })
    const path = '/v1/procedures/1.004222/due-date?caseCode=khong-co'
    const answer = await ask(full.url, { path, token: await full.logIn('leader') })
    await full.dispose()
    return answer
  },
  FEEDBACK_UNKNOWN: async () => post('/feedback/khong-co/read', await running.logIn('leader')),
  FEEDBACK_STATE: async () => {
    await post('/feedback', kiosk(), { kind: 'report', words: 'Đèn ở cửa không sáng' })
    const leader = await running.logIn('leader')
    const list = await ask(running.url, { path: '/v1/feedback', token: leader })
    const [{ id }] = list.json['feedback'] as [{ id: string }]
    await post(`/feedback/${id}/read`, leader)
    return post(`/feedback/${id}/read`, leader)
  },
  AGENCY_UNKNOWN: async () =>
    post('/feedback/khong-co/forward', await running.logIn('leader'), { agencyId: 'khong-co' }),
  COUNTER_UNKNOWN: () => post('/counters/khong-co/open', desk.token),
  TICKET_UNKNOWN: () => post('/tickets/khong-co/recall', desk.token),
  PERSON_UNKNOWN: async () => post('/persons/khong-co/erase', await running.logIn('leader')),
  PRINT_JOB_UNKNOWN: () => post('/print-jobs/khong-co/take', running.token('station')),
  PRINTER_UNKNOWN: () => post('/printers/khong-co/report', running.token('station'), { state: 'ready' }),
  DEVICE_UNKNOWN: async () => post('/devices/khong-co/token', await running.logIn('leader')),
  MEDIA_UNKNOWN: async () => post('/media/khong-co.png/remove', await running.logIn('leader')),
  MEDIA_PART: () => mediaPart('phim.mp4', 'YQ==', 5),
  MEDIA_TYPE: () => mediaPart('trang.html', Buffer.from('<html>').toString('base64')),
  MEDIA_TOO_LARGE: 'needs 300 MB on the disk; see the tests of the media folder',
  CONFIG_INVALID: async () => change({ kind: 'service', remove: 'khong-co' }),
  CONFIG_UNCHANGED: async () => change({ kind: 'counter', item: ownCounter('Quầy 3') }),
  CONFIG_CHANGED: async () => {
    await change({ kind: 'counter', item: ownCounter('Quầy ba') })
    return change({ kind: 'counter', item: ownCounter('Quầy số ba') }, 1)
  },
  CONFIG_CHANGE_UNKNOWN: async () => post('/configuration/changes/1/undo', await running.logIn('leader')),
  CENTRE_NOT_CONFIGURED: () =>
    post('/tickets', unconfigured.token('kiosk'), { serviceId: 'S1' }, { base: unconfigured.url }),
  OUTSIDE_RECEPTION_HOURS: async () => {
    running.clock.set('2026-11-23T11:59')
    const answer = await post('/tickets', kiosk(), { serviceId: 'S1' })
    running.clock.set('2026-11-23T08:00')
    return answer
  },
  SERVICE_FULL_TODAY: async () => {
    must(await limited.client(limited.token('kiosk')).call('issueTicket', { body: { serviceId: 'S2' } }))
    return post('/tickets', limited.token('kiosk'), { serviceId: 'S2' }, { base: limited.url })
  },
  COUNTER_NOT_OPEN: async () => {
    must(await other.client.call('pauseCounter', { params: { counterId: 'C2' }, body: {} }))
    return post('/counters/C2/call-next', other.token)
  },
  TICKET_IN_SERVICE: async () => {
    await inService()
    return post('/counters/C1/call-next', desk.token)
  },
  TICKET_NOT_AT_COUNTER: async () => post(`/tickets/${await inService()}/finish`, other.token),
  TICKET_STATE: async () => post(`/tickets/${(await issue(running)).id}/recall`, desk.token),
  TICKET_EXPIRED: async () => {
    const { id } = await issue(running)
    running.clock.set('2026-11-24T08:00')
    desk = await openDesk(running, 1)
    other = await openDesk(running, 2)
    return post(`/tickets/${id}/reprint`, kiosk())
  },
  TRANSFER_TARGET: async () => post(`/tickets/${await inService()}/transfer`, desk.token, { counterId: 'C1' }),
  COUNTER_STATE: async () => {
    must(await other.client.call('closeCounter', { params: { counterId: 'C2' }, body: {} }))
    return post('/counters/C2/pause', other.token)
  },
  UNDO_TOO_LATE: async () => {
    must(await desk.finish(await inService()))
    const seq = (await desk.queue()).undo?.seq ?? 0
    must(await desk.client.call('pauseCounter', { params: { counterId: 'C1' }, body: {} }))
    must(await desk.client.call('openCounter', { params: { counterId: 'C1' }, body: {} }))
    return post('/counters/C1/undo', desk.token, { seq })
  },
  DISPLAY_UNKNOWN: async () =>
    post('/device-orders', await running.logIn('technician'), {
      kind: 'test-number',
      stationId: 'station-1',
      displayId: '1.1',
      number: '8',
    }),
  PAIRING_UNKNOWN: () => ask(running.url, { path: '/v1/pairing-requests/khong-co' }),
  PAIRING_CODE: () => pair({ code: 'AAAAAA', deviceId: 'station-2' }),
  PAIRING_ROLE: () => pair({ code: 'AAAAAA', deviceId: 'kiosk-2' }),
  PAIRING_FULL: 'fifty machines that wait, from as many addresses, are shown in pairing.test.ts',
  ORDER_UNKNOWN: () => post('/device-orders/khong-co/answer', running.token('station'), { outcome: 'done' }),
  DEVICE_AWAY: async () =>
    post('/device-orders', await running.logIn('technician'), { kind: 'test-voice', boardId: 'board-1' }),
  ALARM_UNKNOWN: () => post('/alarms/khong-co/answer', desk.token),
  ALARM_NOT_YOURS: async () => {
    const { alarm } = must(await desk.client.call('raiseAlarm', { body: { kind: 'health' } }))
    return post(`/alarms/${alarm.id}/end`, other.token)
  },
  PRINT_STATE: async () => {
    await issue(running)
    return post(`/print-jobs/${(await printJobs(running))[0]?.id}/report`, running.token('station'), {
      outcome: 'printed',
    })
  },
  NUMBER_TAKEN: async () => paper({ from: 1, to: 1 }),
  PAPER_TIME: async () => paper({ from: 700, to: 700, lastAt: running.clock.now() + 60_000 }),
  HALL_STATE: async () => post('/reception/open', await running.logIn('receptionist')),
  NO_PRINTER: async () => {
    const bare = await startTestCentre()
    const { id } = await issue(bare)
    const answer = await post(`/tickets/${id}/reprint`, bare.token('kiosk'), {}, { base: bare.url })
    await bare.dispose()
    return answer
  },
  ANNOUNCEMENT_OVER: () => post('/announcements/1/take', running.token('board')),
  SPEAKER_ELSEWHERE: async () => {
    const { id } = await issue(running)
    const { current } = await desk.queue()
    if (current) must(await desk.finish(current.id))
    must(await desk.call(id))
    const first = running.client(running.token('board'))
    const [announcement] = must(await first.call('listAnnouncements', {})).announcements
    return post(`/announcements/${announcement?.callSeq}/take`, running.token('board', 1))
  },
  CLIP_UNKNOWN: async () => post('/voice-clips/khong-co/drop', await running.logIn('leader')),
  SOUND_UNREADABLE: async () => post('/voice-clips/invite/record', await running.logIn('leader'), { wav: 'AAAA' }),
  RELEASE_UNKNOWN: async () => post('/updates/roll-out', await running.logIn('technician'), { version: '1.2.3' }),
  BACKUP_PLACE_UNUSABLE: 'keep-backups.test.ts: it needs a centre with backups',
  BACKUPS_OFF: async () => post('/backups/now', await running.logIn('technician'), {}),
  RELEASE_UNUSABLE: async () => post('/updates/releases', await running.logIn('technician'), { folder: running.dir }),
  RATING_TOKEN_INVALID: () => post('/ratings', undefined, { token: 'x', level: 5 }),
  RATING_ALREADY_GIVEN: async () => {
    const { ratingToken } = must(await desk.finish(await inService()))
    await post('/ratings', undefined, { token: ratingToken, level: 5 })
    return post('/ratings', undefined, { token: ratingToken, level: 1 })
  },
  PICTURE_UNFIT: async () => post('/officers/O1/picture', await running.logIn('leader'), { picture: 'AAAA' }),
  PICTURE_UNKNOWN: () => ask(running.url, { path: `/v1/pictures/${'0'.repeat(64)}`, token: running.token('rating') }),
  OFFICER_UNKNOWN: async () => post('/officers/khong-co/picture', await running.logIn('leader'), { picture: null }),
  RATING_REASON_UNKNOWN: async () => {
    const { ratingToken } = must(await desk.finish(await inService()))
    return post('/ratings', undefined, { token: ratingToken, level: 1, reasons: ['khong-co'] })
  },
}

describe('every refusal of the list comes about, with its status and words', () => {
  const shown = Object.entries(HOW).flatMap(([code, how]) =>
    typeof how === 'string' ? [] : [[code as RefusalCode, how] as const],
  )
  test.each(shown)('%s', async (code, how) => {
    const { status, json, headers } = await how()
    const [wantedStatus, words] = REFUSALS[code]
    expect([status, json['code'], json['message']]).toEqual([wantedStatus, code, words])
    expect(/^[1-9]\d*$/.test(headers.get('retry-after') ?? '')).toBe(wantedStatus === 429)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  test('none is forgotten here', () => {
    expect(Object.keys(HOW).sort()).toEqual(Object.keys(REFUSALS).sort())
  })

  test('INTERNAL tells the caller nothing of the fault, and the next request is answered', async () => {
    const { store } = running.centre.deps as { store: { config: () => unknown } }
    const config = store.config
    store.config = () => {
      throw new Error('a secret of the program')
    }
    const broken = await ask(running.url, { path: '/v1/health' })
    store.config = config
    expect(broken).toMatchObject({ status: 500, json: { code: 'INTERNAL', message: REFUSALS.INTERNAL[1] } })
    expect(broken.text).not.toContain('secret')
    expect((await ask(running.url, { path: '/v1/health' })).status).toBe(200)
  })
})

describe('nobody who means it meets a rate limit (contract.md)', () => {
  let centre: TestCentre
  beforeAll(async () => {
    centre = await startTestCentre()
  })
  afterAll(() => centre.dispose())
  const refused = (answers: Answered[]): Answered[] => answers.filter(({ status }) => status !== 200)
  const atOnce = (n: number, send: () => Promise<Answered>): Promise<Answered[]> =>
    Promise.all(Array.from({ length: n }, send))

  test('a kiosk gives fifty numbers at once', async () => {
    const answers = await atOnce(50, () =>
      post('/tickets', centre.token('kiosk'), { serviceId: 'S1' }, { base: centre.url }),
    )
    expect(refused(answers)).toEqual([])
  })

  test('an officer calls twenty times at once', async () => {
    const { token, take } = await openDesk(centre, 1)
    const { id } = await take()
    const answers = await atOnce(20, () => post(`/tickets/${id}/recall`, token, {}, { base: centre.url }))
    expect(refused(answers)).toEqual([])
  })
})
