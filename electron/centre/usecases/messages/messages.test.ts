import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MessageLine } from '../../../../shared/api/message-views.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/message.ts'
import { createManualTime } from '../../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../../shared/testkit/manual-time.ts'
import { AN, LONG, leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must } from '../../../testkit/hall.ts'
import { startMessageGateway } from '../../../testkit/message-gateway.ts'
import type { MessageGateway } from '../../../testkit/message-gateway.ts'
import type { TestCentre, TestCentreOptions } from '../../../testkit/start-test-centre.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const patience = { timeout: 20_000, interval: 20 }
const REACHABLE = { ...AN, email: 'anh@thu.example' }
const RESULT = { kind: 'granted', paper: true, electronic: false } as const

let gateway: MessageGateway
let centre: TestCentre
let desk: DossierDesk
let time: ManualTime

async function open(settings: TestCentreOptions['settings'] = {}): Promise<void> {
  time = createManualTime()
  centre = await startDossierCentre({
    timers: time.timers,
    now: '2026-11-25T08:00',
    settings: {
      'message.gateways': [{ channel: 'sms', kind: 'http', address: gateway.address }],
      'centre.hotline': '0000 000 000',
      ...settings,
    },
  })
  desk = await openDossierDesk(centre)
}
beforeEach(async () => {
  gateway = await startMessageGateway()
})
afterEach(async () => {
  await disposeSound(centre)
  await gateway.dispose()
})

const received = (told: MessageChannel[] = ['sms'], how: 'counter' | 'postal' | 'online' = 'counter') =>
  desk.one({
    filer: REACHABLE,
    told,
    dossier: { procedureId: LONG, delivery: { how, ...(how === 'postal' ? { where: 'Số 5, Phố Thử' } : {}) } },
  })
const told = async (dossierId: string): Promise<MessageLine[]> =>
  must(await desk.client.call('listDossierMessages', { params: { dossierId } })).told.messages
const states = async (dossierId: string): Promise<string[]> =>
  (await told(dossierId)).map(({ fact, state, cause }) => [fact, state, cause].filter(Boolean).join(' '))
/** The next turn of the task, and until the dossier was told just so. */
async function becomes(dossierId: string, wanted: string[]): Promise<void> {
  await expect.poll(() => turn(() => states(dossierId)), patience).toEqual(wanted)
}
/** Until the last message was refused: one that is still on its way would meet the next mood of the gateway. */
async function isRefused(dossierId: string): Promise<void> {
  await expect.poll(() => turn(() => told(dossierId)).then((all) => all.at(-1)?.problem), patience).toBe('busy')
}
/** Another turn of the task, which may still be busy with the one before; then what is so. */
function turn<T>(look: () => T): T {
  time.advance(5_000)
  return look()
}
const step = async (dossierId: string): Promise<void> =>
  void must(await desk.client.call('recordResult', { params: { dossierId }, body: RESULT }))

describe('citizens are told (TQ-7.1a, TQ-8.2b, TT-4.3e**, TT-4.4b)', () => {
  test('TQ-8.2b: who agreed is told at once that the dossier was received and that the result is here; nothing of a person leaves', async () => {
    await open()
    const { id, code } = await received()
    await becomes(id, ['received sent'])
    await step(id)
    await becomes(id, ['received sent', 'result-ready sent'])
    const texts = gateway.sent().map(({ to, text }) => [to, text])
    expect(texts).toEqual([
      ['+84912345678', expect.stringContaining(`Ho so ${code} cua ong/ba da duoc tiep nhan, hen tra ket qua`)],
      ['+84912345678', expect.stringContaining(`Ho so ${code} da co ket qua.`)],
    ])
    for (const word of ['Ánh', 'Anh', AN.identity ?? '', 'Phố Thử'])
      expect([word, JSON.stringify(texts).includes(word)]).toEqual([word, false])
    expect((await told(id))[0]?.to).toBe('•••••••••678')
  })

  test('law-facts §7: who did not agree, or took it back, is not told; a channel without an address is refused', async () => {
    await open()
    const silent = await received([])
    const other = await received()
    await becomes(other.id, ['received sent'])
    const consent = (channels: MessageChannel[]) =>
      desk.client.call('setMessageConsent', { params: { dossierId: other.id }, body: { channels } })
    must(await consent([]))
    await step(other.id)
    await becomes(other.id, ['received sent'])
    expect(await told(silent.id)).toEqual([])
    expect(codeOf(await consent(['zalo'])), 'no gateway').toBe('MESSAGE_ADDRESS')
    const noPhone = { kind: 'person', name: 'Người Thử' } as const
    const { id } = await desk.one({ filer: noPhone })
    const asked = await desk.client.call('setMessageConsent', {
      params: { dossierId: id },
      body: { channels: ['sms'] },
    })
    expect(codeOf(asked)).toBe('MESSAGE_ADDRESS')
  })

  test('a message whose fact is over is dropped: the result was collected before the line came back', async () => {
    await open()
    gateway.mood = 'down'
    const { id } = await received()
    await becomes(id, ['received queued'])
    await step(id)
    await becomes(id, ['received dropped superseded', 'result-ready queued'])
    await isRefused(id)
    const body = { proof: 'receipt', receiver: { name: 'Nguyễn Thị Ánh' } } as const
    must(await desk.client.call('returnResult', { params: { dossierId: id }, body }))
    gateway.mood = 'sends'
    centre.clock.advance(DAY / 24)
    await becomes(id, ['received dropped superseded', 'result-ready dropped superseded'])
    expect(gateway.sent()).toEqual([])
  })

  test('a gateway that is down is tried again under the same key, then a person sends it again; never twice', async () => {
    await open()
    gateway.mood = 'down'
    const { id } = await received()
    await becomes(id, ['received queued'])
    await isRefused(id)
    // Each try when it is due: a clock that runs ahead of an answer on its way would put the next one off.
    const tried = async (): Promise<string[]> => {
      const [line] = await told(id)
      centre.clock.advance(Math.max(0, (line?.nextAt ?? 0) - centre.clock.now()))
      return turn(() => states(id))
    }
    await expect.poll(tried, patience).toEqual(['received failed unreachable'])
    expect(gateway.posts).toHaveLength(8)
    expect(new Set(gateway.posts.map(({ key }) => key)).size).toBe(1)
    const [message] = await told(id)
    gateway.mood = 'sends'
    const again = () => desk.client.call('resendMessage', { params: { messageId: message?.id ?? '' }, body: {} })
    must(await again())
    await becomes(id, ['received sent'])
    expect(codeOf(await again())).toBe('MESSAGE_STATE')
    expect(gateway.sent()).toHaveLength(1)
  })

  test('Retry-After is kept; a number that nobody has fails at once', async () => {
    await open()
    gateway.mood = 'busy'
    const { id } = await received()
    await becomes(id, ['received queued'])
    await isRefused(id)
    centre.clock.advance(9 * MINUTE)
    await becomes(id, ['received queued'])
    expect(gateway.posts).toHaveLength(1)
    gateway.mood = 'unknown-number'
    centre.clock.advance(2 * MINUTE)
    await becomes(id, ['received failed bad-address'])
  })

  test('a number that was put right: what was meant for the wrong one goes to the right one, and never there again', async () => {
    await open()
    gateway.mood = 'unknown-number'
    const { id } = await received()
    await becomes(id, ['received failed bad-address'])
    const wrong = gateway.posts.length
    gateway.mood = 'sends'
    const party = { ...REACHABLE, phone: '0987654321' }
    const body = { role: 'filer', party, cause: 'wrong-words' } as const
    must(await desk.client.call('correctParty', { params: { dossierId: id }, body }))
    const [failed] = await told(id)
    must(await desk.client.call('resendMessage', { params: { messageId: failed?.id ?? '' }, body: {} }))
    await becomes(id, ['received dropped superseded', 'received sent'])
    expect(gateway.posts.slice(wrong).map(({ message }) => message.to)).toEqual(['+84987654321'])
  })

  test('no SMS at night and none while the leader holds them; the leader sees what waits for too long', async () => {
    await open()
    const leader = await leaderOf(centre)
    must(await leader.call('holdMessages', { body: { isHeld: true } }))
    const { id } = await received()
    await becomes(id, ['received queued'])
    centre.clock.advance(40 * MINUTE)
    const seen = must(await leader.call('listMessages', { query: { list: 'queued', page: 1, size: 20 } }))
    expect(seen).toMatchObject({
      isHeld: true,
      slow: { count: 1, minutes: 30 },
      counts: { queued: 1, failed: 0, all: 1 },
    })
    centre.clock.set('2026-11-25T21:30')
    must(await (await leaderOf(centre)).call('holdMessages', { body: { isHeld: false } }))
    await becomes(id, ['received queued'])
    expect(gateway.posts).toEqual([])
    centre.clock.set('2026-11-26T07:00')
    await expect.poll(() => turn(() => gateway.sent().length), patience).toBe(1)
  })

  test('BD-10.4b: a result that nobody collects is announced again after 7, 30 and 50 days, the latest only', async () => {
    await open()
    const { id } = await received()
    await becomes(id, ['received sent'])
    await step(id)
    await becomes(id, ['received sent', 'result-ready sent'])
    centre.clock.set('2026-12-02T08:00')
    await expect.poll(() => turn(() => gateway.sent().length), patience).toBe(3)
    // Shut for weeks: of two reminders the later one goes out.
    centre.clock.set('2027-01-15T08:00')
    await expect.poll(() => turn(() => gateway.sent().length), patience).toBe(4)
    expect(gateway.sent().at(-1)?.text).toContain('van cho ong/ba den nhan')
  })

  test('a restart loses nothing and tells nothing twice', async () => {
    await open()
    gateway.mood = 'down'
    const { id } = await received()
    await becomes(id, ['received queued'])
    gateway.mood = 'sends'
    centre = await centre.restart()
    desk = await openDossierDesk(centre)
    centre.clock.advance(3 * MINUTE)
    await becomes(id, ['received sent'])
    expect(gateway.sent()).toHaveLength(1)
  })
})

describe('the gateway of files', () => {
  const folder = (name: string): string => join(centre.dir, 'messages', name)
  const answer = (lines: string[]): void => {
    mkdirSync(folder('in'), { recursive: true })
    writeFileSync(join(folder('in'), `${lines.length}.jsonl`), lines.join('\n'))
  }

  test('writes one file a message, and reads what became of it; who answers to stop is told no more', async () => {
    await open({ 'message.gateways': [{ channel: 'sms', kind: 'file' }] })
    const { id } = await received()
    await becomes(id, ['received queued'])
    await expect.poll(async () => (await told(id))[0]?.isHanded, patience).toBe(true)
    const [name = ''] = readdirSync(folder('out'))
    const line = JSON.parse(readFileSync(join(folder('out'), name), 'utf8')) as { id: string; to: string }
    expect(line).toMatchObject({ channel: 'sms', to: '+84912345678' })
    answer([
      'nothing',
      JSON.stringify({ id: 'unknown', state: 'sent' }),
      JSON.stringify({ id: line.id, state: 'sent' }),
    ])
    await becomes(id, ['received sent'])
    await expect.poll(() => existsSync(join(folder('done'), '3.jsonl')), patience).toBe(true)
    answer([JSON.stringify({ id: line.id, state: 'failed', cause: 'rejected' })])
    answer([JSON.stringify({ id: line.id, state: 'opted-out' }), ''])
    await expect
      .poll(
        async () =>
          turn(() => null) ??
          must(await desk.client.call('listDossierMessages', { params: { dossierId: id } })).told.agreed,
        patience,
      )
      .toEqual([])
    expect(await states(id)).toEqual(['received sent'])
  })

  test('law-facts §7: what is erased while its file waits to be picked up is taken back', async () => {
    await open({ 'message.gateways': [{ channel: 'sms', kind: 'file' }] })
    const { id } = await received()
    await expect.poll(() => turn(async () => (await told(id))[0]?.isHanded), patience).toBe(true)
    expect(readdirSync(folder('out'))).toHaveLength(1)
    const leader = await leaderOf(centre)
    const { parties } = await stateOf(leader, id)
    must(await leader.call('erasePerson', { params: { personId: parties[0]?.personId ?? '' }, body: {} }))
    await expect.poll(() => turn(() => readdirSync(folder('out'))), patience).toEqual([])
  })

  test('an answer that cannot be read keeps nobody from being told, nor other answers from being read', async () => {
    await open({ 'message.gateways': [{ channel: 'sms', kind: 'file' }] })
    mkdirSync(join(folder('in'), '0.jsonl'), { recursive: true })
    const { id } = await received()
    await becomes(id, ['received queued'])
    await expect.poll(() => turn(async () => (await told(id))[0]?.isHanded), patience).toBe(true)
    const [name = ''] = readdirSync(folder('out'))
    answer([JSON.stringify({ id: name.replace('.jsonl', ''), state: 'sent' })])
    await becomes(id, ['received sent'])
  })

  test('a gateway that says nothing for a day leaves it to a person; a late answer is welcome', async () => {
    await open({ 'message.gateways': [{ channel: 'sms', kind: 'file' }] })
    const { id } = await received()
    await becomes(id, ['received queued'])
    await expect.poll(async () => (await told(id))[0]?.isHanded, patience).toBe(true)
    centre.clock.advance(DAY + MINUTE)
    desk = { ...desk, client: await leaderOf(centre) }
    await becomes(id, ['received failed unknown'])
    answer([JSON.stringify({ id: (await told(id))[0]?.id, state: 'sent' })])
    await becomes(id, ['received sent'])
  })
})

test('TT-4.3e**: a call is noted with how it ended; erasing a person erases where they were told', async () => {
  await open()
  const { id } = await received()
  await becomes(id, ['received sent'])
  const params = { dossierId: id }
  must(await desk.client.call('noteCall', { params, body: { outcome: 'no-answer' } }))
  expect(must(await desk.client.call('listDossierMessages', { params })).told.calls).toMatchObject([
    { outcome: 'no-answer' },
  ])
  const { dossier } = must(await desk.client.call('getDossier', { params }))
  const personId = dossier.parties[0]?.personId ?? ''
  must(await (await leaderOf(centre)).call('erasePerson', { params: { personId }, body: {} }))
  expect((await told(id))[0]?.to).toBeNull()
})

test('a text that is being written is shown with its length before anybody gets it', async () => {
  await open()
  const leader = await leaderOf(centre)
  const preview = (text: string) => leader.call('previewMessages', { body: { channel: 'sms', fact: 'received', text } })
  const { previews } = must(await preview('Hồ sơ {code} đã nhận'))
  expect(previews).toMatchObject([{ text: 'Ho so H42.12-261125-0001 da nhan', parts: 1, isPlain: true }])
  expect(codeOf(await preview('Chào {name}'))).toBe('BAD_REQUEST')
  expect(must(await leader.call('previewMessages', { body: { channel: 'email' } })).previews).toHaveLength(8)
})
