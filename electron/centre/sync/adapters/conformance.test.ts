import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { fileStage, referenceStage, START, v1Stage, v2Stage } from '../../../testkit/adapter-stages.ts'
import type { AdapterStage } from '../../../testkit/adapter-stages.ts'
import { dossierEvents } from '../../../testkit/sync-centre.ts'
import { systemIds } from '../../../platform/ids.ts'
import { makePerson } from '../../journal/persons.ts'
import { OFFERS } from '../../../../shared/province/offers.ts'
import { composeRow } from '../../usecases/sync/compose-row.ts'

const PLANTED = 'lời không được rời khỏi nhà'
/** Every Vietnamese letter with every tone, small and capital. */
const LETTERS = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
  'đ',
]
const NAME = `Nguyễn ${LETTERS.join('')} ${LETTERS.join('').toLocaleUpperCase('vi')}`

let stage: AdapterStage
afterEach(() => stage.dispose())

/** A dossier of somebody, with words that stay in the house. */
async function receive(no: number, name: string): Promise<ReturnType<typeof dossierEvents>> {
  const one = dossierEvents(systemIds, no, START)
  const { events, persons } = one.received()
  const party = {
    kind: 'person',
    name,
    identity: '001185000123',
    phone: '0912 345 678',
    paper: PLANTED,
    planted: PLANTED,
  }
  const filer = makePerson(systemIds.next(), 'party', JSON.stringify(party))
  const note = makePerson(systemIds.next(), 'dossier', PLANTED)
  const [event] = events
  if (event?.type !== 'dossier.received') throw new Error('no dossier')
  const payload = { ...event.payload, filer: filer.ref, note: note.ref }
  await stage.centre.write([{ type: 'dossier.received', payload }], [...persons, filer.row, note.row])
  return one
}

/** The steps of a dossier after its reception, a minute apart. */
async function goOn(one: ReturnType<typeof dossierEvents>): Promise<void> {
  for (const made of [one.forwarded(), one.apologised(), one.resultRecorded(), one.resultReturned()]) {
    stage.time.advance(60_000)
    await stage.centre.write(made.events, made.persons)
  }
}

const there = async () => [...(await stage.there()).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
const DONE = { status: 10, moves: [2, 4, 9, 10] }
const states = (one: { dossierId: string }): string[] =>
  stage.centre.deps.store.deliveries.ofDossier(one.dossierId).map(({ state }) => state)

describe.each([
  ['reference', referenceStage],
  ['national v1', v1Stage],
  ['national v2', v2Stage],
  ['file', fileStage],
] as const)('%s', (kind, open) => {
  it('takes the life of a dossier in its order, letter by letter, and nothing that stays in the house', async () => {
    stage = await open()
    const one = await receive(1, NAME)
    await goOn(one)
    await stage.settle()
    expect(await there()).toEqual([{ name: NAME, ...DONE }])
    expect(states(one)).toEqual(Array.from({ length: 5 }, () => 'accepted'))
    expect(stage.left()).toContain(NAME)
    expect(stage.left()).not.toContain(PLANTED)
    // The agency's signer stands in the event too, and is no business of the province.
    expect(stage.left()).not.toContain('Người ký')
  })

  it('has what is pushed twice once', async () => {
    stage = await open()
    await goOn(await receive(1, NAME))
    await stage.settle()
    const before = await there()
    const read = (seq: number) => stage.centre.events().find((event) => event.seq === seq)
    const bodies = stage.centre.events().flatMap((event) => composeRow(stage.centre.deps, event, read)?.body ?? [])
    const epoch = stage.centre.deps.store.deliveries.epoch()?.epoch ?? ''
    const reply = await stage.adapter.rows.pushBatch({ epoch, from: 0, bodies })
    expect(reply.ok && reply.value.results.map(({ outcome }) => outcome)).not.toContain('rejected')
    await stage.settle()
    expect(await there()).toEqual(before)
  })

  it('stops only the dossier that is refused, says why in Vietnamese, and goes on when it is settled', async () => {
    stage = await open()
    await stage.refuse(NAME)
    const [bad, good] = [await receive(1, NAME), await receive(2, 'Trần Văn Tốt')]
    await stage.settle()
    await goOn(bad)
    await goOn(good)
    await stage.settle()
    expect(await there()).toEqual([{ name: 'Trần Văn Tốt', ...DONE }])
    const { deliveries } = stage.centre.deps.store
    const [task, ...others] = deliveries.openTasks(9)
    expect(others).toEqual([])
    expect(task).toMatchObject({ type: 'dossier.received', dossierId: bad.dossierId })
    expect(task?.reason).toMatch(/không|từ chối/)
    expect(task?.reason).not.toContain(NAME)
    expect(task?.field).toBe(kind === 'reference' ? null : 'body.owner')
    expect(states(bad)).toEqual(['rejected', 'held', 'held', 'held', 'held'])

    await stage.refuse(null)
    const seq = task?.seq ?? 0
    await stage.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
      events: [{ type: 'delivery.resent', payload: { seq, officerId: 'O1' } }],
      apply: (operational) => operational.setDeliveryState(seq, 'again'),
    }))
    await stage.settle()
    await stage.settle()
    expect(await there()).toEqual([
      { name: NAME, ...DONE },
      { name: 'Trần Văn Tốt', ...DONE },
    ])
    expect(states(bad)).toEqual(Array.from({ length: 5 }, () => 'accepted'))
    expect(deliveries.openTasks(9)).toEqual([])
  })

  it('goes on behind a row that was closed with a note', async () => {
    stage = await open()
    await stage.refuse(NAME)
    const bad = await receive(1, NAME)
    await stage.settle()
    const { deliveries } = stage.centre.deps.store
    const seq = deliveries.openTasks(1)[0]?.seq ?? 0
    const words = makePerson(systemIds.next(), 'dossier', PLANTED)
    const payload = { seq, officerId: 'O1', dossierId: bad.dossierId, words: words.ref }
    await stage.centre.write([{ type: 'delivery.closed', payload }], [words.row])
    await stage.settle()
    expect(states(bad)[0]).toBe('settled')
    expect(deliveries.openTasks(9)).toEqual([])
    expect(stage.left()).not.toContain(PLANTED)
  })
})

describe.each([
  ['reference', referenceStage],
  ['national v1', v1Stage],
  ['national v2', v2Stage],
  ['file', fileStage],
] as const)('%s, as the table of offers tells it', (_, open) => {
  it('has a place for the seal, and a catalogue, where the table says so', async () => {
    stage = await open()
    const { adapter } = stage
    const offers = OFFERS[adapter.name]
    expect(adapter.rows.pushAnchor !== undefined).toBe(offers.pushSeal === 'yes')
    expect(adapter.reserveCodes !== undefined).toBe(offers.reserveCodes === 'yes')
    const reply = await adapter.pullCatalogue('2026.11')
    const isOffered = reply.ok || reply.fault.kind !== 'blocked' || reply.fault.code !== 'NOT_OFFERED'
    expect(isOffered).toBe(offers.pullCatalogue === 'yes')
  })
})

const WAYS = ['before', 'after-the-effect', 'half-an-answer', 'html', 'html-after', 'busy', 'none'] as const

describe.each([
  ['reference', referenceStage],
  ['national v1', v1Stage],
  ['national v2', v2Stage],
] as const)('%s, over a line that breaks', (kind, open) => {
  it('has everything once and in order, however the line breaks', async () => {
    const runs = fc.array(fc.constantFrom(...WAYS), { minLength: 15, maxLength: 30 })
    const property = fc.asyncProperty(runs, async (ways) => {
      stage = await open()
      stage.wrong(...ways)
      const dossiers = [await receive(1, NAME), await receive(2, 'Trần Văn Tốt')]
      for (const one of dossiers) await goOn(one)
      await stage.settle()
      expect(await there()).toEqual([
        { name: NAME, ...DONE },
        { name: 'Trần Văn Tốt', ...DONE },
      ])
      await stage.dispose()
    })
    await fc.assert(property, { numRuns: 2, endOnFailure: true })
    stage = await open()
  })

  it('waits as long as it is asked to', async () => {
    stage = await open()
    await receive(1, NAME)
    stage.wrong('busy')
    const from = stage.time.clock.now()
    await stage.settle()
    expect(stage.time.clock.now() - from).toBeGreaterThanOrEqual(7_000)
  })

  it.skipIf(kind === 'reference')('logs in anew once when the session is over, without a word to anybody', async () => {
    stage = await open()
    await receive(1, NAME)
    await stage.settle()
    const before = stage.logIns()
    await goOn(await receive(2, 'Trần Văn Tốt'))
    stage.wrong('session-over')
    const from = stage.time.clock.now()
    await stage.settle()
    expect(stage.logIns()).toBe(before + 1)
    expect(stage.time.clock.now()).toBe(from)
    expect(stage.world.line.state().state).toBe('up')
  })
})
