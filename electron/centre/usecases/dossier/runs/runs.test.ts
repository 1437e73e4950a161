import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyCentre } from '../../../journal/verify.ts'
import { AN, SHORT, leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../../testkit/dossiers.ts'
import { codeOf, must, payloads } from '../../../../testkit/hall.ts'
import type { TestCentre } from '../../../../testkit/start-test-centre.ts'

const RUNS = ['09:00', '11:00', '14:00', '16:00'].map((at) => ({ at }))
const DAY = '2026-11-25'
const GRANTED = { kind: 'granted' as const, electronic: false }

let centre: TestCentre
let desk: DossierDesk
async function start(settings: object, now = `${DAY}T08:00`): Promise<void> {
  centre = await startDossierCentre({ settings: { ...settings }, now })
  desk = await openDossierDesk(centre)
}
/** A log-in ends with its day, and after hours of nothing. */
async function goTo(time: string): Promise<void> {
  centre.clock.set(time.includes('T') ? time : `${DAY}T${time}`)
  desk = await openDossierDesk(centre)
}
afterEach(() => centre.dispose())

const watch = async () => must(await desk.client.call('getDossierWatch', {}))
const runs = async () => must(await desk.client.call('listRuns', { query: {} }))
const agencyOf = async (id: string) => (await stateOf(desk.client, id)).agencyId
async function handOver(ids: readonly string[], more: object = {}) {
  const body = {
    ...{ direction: 'out' as const, agencyId: await agencyOf(ids[0] ?? ''), receiver: 'Lê Văn Nhận' },
    ...{ dossierIds: [...ids], ...more },
  }
  return desk.client.call('handOverPapers', { body })
}

describe('runs at their times (TT-4.2b)', () => {
  beforeEach(() => start({ 'forward.runs': RUNS }))

  test('TT-4.2b: the run that a dossier goes with is told at reception; after the last with the first of the next day', async () => {
    const first = await desk.one()
    expect(first.carry).toEqual({ kind: 'run', by: Date.parse(`${DAY}T09:00+07:00`) })
    await goTo('16:05')
    expect((await desk.one()).carry?.by).toBe(Date.parse('2026-11-26T09:00+07:00'))
  })

  test('TT-4.2b: a run is coming, then calls, then was missed while papers still lie here, and is done when they go', async () => {
    const { id } = await desk.one()
    const agencyId = await agencyOf(id)
    const of = async () =>
      (await runs()).runs.filter((run) => run.agencyId === agencyId).map(({ state, waiting }) => [state, waiting])
    expect(await of()).toEqual([
      ['coming', 1],
      ['coming', 0],
      ['coming', 0],
      ['coming', 0],
    ])
    expect((await watch()).nextRun).toMatchObject({ name: '09:00', waiting: 1 })
    await goTo('09:05')
    expect((await watch()).runs).toEqual([expect.objectContaining({ name: '09:00', state: 'now', waiting: 1 })])
    await goTo('09:20')
    expect((await watch()).runs).toEqual([expect.objectContaining({ name: '09:00', state: 'missed', waiting: 1 })])
    must(await handOver([id], { run: '09:00', counted: 1 }))
    expect((await watch()).runs).toEqual([])
    expect((await of())[0]).toEqual(['done', 0])
    expect(payloads(centre, 'papers.handedOver')).toMatchObject([{ run: '09:00', missed: [id] }])
    const leader = await leaderOf(centre)
    const { agencies } = must(await leader.call('getDossierRecord', { query: {} }))
    expect(agencies.find((one) => one.agencyId === agencyId)?.counted['run-missed']).toBe(1)
  })

  test('TT-4.2c: who takes them counts; nothing goes until list and pile agree', async () => {
    const [one, other] = [await desk.one(), await desk.one()]
    expect(codeOf(await handOver([one.id, other.id], { counted: 3 }))).toBe('HAND_OVER_COUNT')
    expect((await stateOf(desk.client, one.id)).paperHandedAt).toBeNull()
    expect(codeOf(await handOver([one.id, other.id], { counted: 2 }))).toBe('OK')
  })

  test('TT-4.2b, TT-4.2c: a list has two signatures, and is open until both are there', async () => {
    const { id } = await desk.one()
    const { handOverId, slips } = must(await handOver([id], { run: '09:00', counted: 1 }))
    expect(slips.map(({ kind }) => kind)).toEqual(['dossier-handover'])
    const { pdf, copies } = must(
      await desk.client.call('renderSlip', {
        params: { slipId: slips[0]?.id ?? '' },
        body: { size: 'A4', copy: 'all' },
      }),
    )
    expect([copies, pdf.length > 1_000]).toEqual([['giver', 'receiver'], true])
    expect((await watch()).unsigned).toBe(1)
    for (const _ of [1, 2]) must(await desk.client.call('signHandOver', { params: { handOverId }, body: {} }))
    expect(payloads(centre, 'papers.signed')).toHaveLength(1)
    expect((await runs()).handOvers).toEqual([
      expect.objectContaining({ run: '09:00', papers: 1, other: 'Lê Văn Nhận', signedAt: centre.clock.now() }),
    ])
    const no = await desk.client.call('cancelHandOver', { params: { handOverId }, body: {} })
    expect(codeOf(no)).toBe('HAND_OVER_SIGNED')
  })

  test('TT-4.2c: a list that was not handed over is cancelled with its slip, and its papers wait again', async () => {
    const { id } = await desk.one()
    const { handOverId } = must(await handOver([id]))
    must(await desk.client.call('cancelHandOver', { params: { handOverId }, body: {} }))
    expect((await stateOf(desk.client, id)).paperHandedAt).toBeNull()
    const { slips } = must(await desk.client.call('listSlips', { query: { dossierId: id } }))
    expect(slips.find(({ kind }) => kind === 'dossier-handover')?.cancelled).toBe(true)
    expect(codeOf(await handOver([id]))).toBe('OK')
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('TT-4.2b*: papers of a procedure of three steps wait for no run', async () => {
    const row = centre.centre.deps.store.catalogue().rows.get(SHORT)
    if (!row) throw new Error('no procedure')
    const leader = await leaderOf(centre)
    const changes = [{ kind: 'procedure' as const, item: { ...row.body, threeStep: true } }]
    must(await leader.call('changeConfiguration', { body: { changes } }))
    const { carry } = await desk.one({ dossier: { procedureId: SHORT } })
    expect(carry).toEqual({ kind: 'at-once', by: centre.clock.now() })
    expect((await watch()).runs).toEqual([expect.objectContaining({ state: 'now', waiting: 1 })])
  })

  test('TQ-8.2a, TT-4.4a, BD-26: results come in with a run, counted, each on its shelf, and are on the list', async () => {
    const [one, other] = [await desk.one(), await desk.one()]
    const agencyId = await agencyOf(one.id)
    await goTo('14:02')
    const results = [
      { ...GRANTED, dossierId: one.id, shelf: 'K1-3' },
      { ...GRANTED, dossierId: other.id, kind: 'refused' as const },
    ]
    const body = { agencyId, run: '14:00', carrier: 'Lê Văn Giao', counted: 1, results }
    expect(codeOf(await desk.client.call('takeResults', { body }))).toBe('HAND_OVER_COUNT')
    const { slips } = must(await desk.client.call('takeResults', { body: { ...body, counted: 2 } }))
    expect(slips.map(({ kind }) => kind)).toEqual(['result-handover'])
    const params = { slipId: slips[0]?.id ?? '' }
    const drawn = must(await desk.client.call('renderSlip', { params, body: { size: 'A4', copy: 'all' } }))
    expect(drawn.copies).toEqual(['giver', 'receiver'])
    expect(await stateOf(desk.client, one.id)).toMatchObject({ state: 'result-ready', shelf: 'K1-3' })
    const [list] = (await runs()).handOvers
    expect(list).toMatchObject({ direction: 'in', run: '14:00', papers: 2, other: 'Lê Văn Giao' })
    const again = await desk.client.call('takeResults', { body: { ...body, agencyId: 'khong-co', counted: 2 } })
    expect(codeOf(again)).toBe('AGENCY_UNKNOWN')
  })

  test('BD-8.3, KT-13.5: a result that comes late brings its cause, which the list prints', async () => {
    const { id, dueAt } = await desk.one()
    const agencyId = await agencyOf(id)
    await goTo(new Date(dueAt + 7 * 3_600_000 + 2 * 86_400_000).toISOString().slice(0, 16))
    const body = { agencyId, carrier: 'Lê Văn Giao', counted: 1, results: [{ ...GRANTED, dossierId: id }] }
    expect(codeOf(await desk.client.call('takeResults', { body }))).toBe('LATE_CAUSE_NEEDED')
    const named = { ...body, results: [{ ...GRANTED, dossierId: id, lateCause: 'verification' as const }] }
    const { slips } = must(await desk.client.call('takeResults', { body: named }))
    const { slip: _, content } = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
    expect(JSON.stringify(content)).toContain('quá hạn: Phải xác minh')
    const control = must(await desk.client.call('issueControlSlip', { params: { dossierId: id }, body: {} }))
    const printed = must(await desk.client.call('getSlip', { params: { slipId: control.slips[0]?.id ?? '' } }))
    expect(JSON.stringify(printed.content)).toContain('Nguyên nhân: phải xác minh')
  })

  test('TT-4.2c, forms.md §7.1: the control slip has every hop with its time and both hands', async () => {
    const { id } = await desk.one()
    const { handOverId } = must(await handOver([id], { run: '09:00' }))
    must(await desk.client.call('signHandOver', { params: { handOverId }, body: {} }))
    const wentAt = centre.clock.now()
    await goTo('14:02')
    const agencyId = await agencyOf(id)
    const body = {
      agencyId,
      run: '14:00',
      carrier: 'Lê Văn Giao',
      counted: 1,
      results: [{ ...GRANTED, dossierId: id }],
    }
    must(await desk.client.call('takeResults', { body }))
    const { slips } = must(await desk.client.call('issueControlSlip', { params: { dossierId: id }, body: {} }))
    const { content } = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
    expect(content?.content).toMatchObject({
      hops: [
        { receiver: { name: 'Lê Văn Nhận' }, at: wentAt, result: null, note: 'Chuyến 09:00; đã ký danh sách' },
        { giver: { name: 'Lê Văn Giao' }, at: centre.clock.now(), result: 'early', note: 'Chuyến 14:00' },
      ],
    })
    expect((await stateOf(desk.client, id)).hops.map(({ direction }) => direction)).toEqual(['out', 'in'])
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })
})

describe('twice a day, without times (KT-4.1*)', () => {
  beforeEach(() => start({ 'forward.runsPerDay': 2, 'forward.cutOff': '16:00' }))

  test('KT-4.1*: two runs by number; one that went is behind, the next takes what came since', async () => {
    const first = await desk.one()
    const agencyId = await agencyOf(first.id)
    const of = async () =>
      (await runs()).runs.filter((run) => run.agencyId === agencyId).map(({ name, waiting }) => [name, waiting])
    expect(await of()).toEqual([
      ['1', 1],
      ['2', 0],
    ])
    must(await handOver([first.id], { run: '1', counted: 1 }))
    await desk.one()
    expect(await of()).toEqual([
      ['1', 0],
      ['2', 1],
    ])
  })

  test('KT-4.1**: received after 16:00 the papers go when the next working day begins', async () => {
    await goTo('16:01')
    const { carry } = await desk.one()
    expect(carry).toEqual({ kind: 'day', by: Date.parse('2026-11-26T07:30+07:00') })
    expect((await watch()).runs).toEqual([])
  })
})

describe('thirty minutes (TQ-7.2b)', () => {
  beforeEach(() => start({ 'forward.minutes': 30 }))

  test('TQ-7.2b: the countdown is told with its warning, and who received it', async () => {
    const { id, code } = await desk.one({ filer: AN })
    const other = await openDossierDesk(centre, 2)
    const told = await watch()
    expect(told).toMatchObject({ forwardMinutes: 30, toForward: 1 })
    const from = centre.clock.now()
    const line = { dossierId: id, code, by: from + 30 * 60_000, warnAt: from + 20 * 60_000 }
    expect(told.forward).toEqual([{ ...line, isMine: true }])
    expect(must(await other.client.call('getDossierWatch', {})).forward).toEqual([{ ...line, isMine: false }])
    expect((await stateOf(desk.client, id)).soonFrom).toBe(line.warnAt)
  })

  test('TQ-7.2b: a miss is counted for the day, the agency and the procedure; pauses count by the clock only', async () => {
    await goTo('11:20')
    const { id } = await desk.one()
    await goTo('13:10')
    must(await desk.client.call('forwardDossier', { params: { dossierId: id }, body: {} }))
    expect(payloads(centre, 'dossier.forwarded')).toMatchObject([{ late: false, lateByClock: true }])
    expect(await watch()).toMatchObject({ missedToday: 0, missedByClock: 1 })
    const late = await desk.one()
    await goTo('13:45')
    must(await desk.client.call('forwardDossier', { params: { dossierId: late.id }, body: {} }))
    expect(await watch()).toMatchObject({ missedToday: 1, missedByClock: 2 })
    const leader = await leaderOf(centre)
    const { agencies, procedures } = must(await leader.call('getDossierRecord', { query: {} }))
    expect(agencies.map(({ counted }) => counted['forward-missed'])).toEqual([1])
    expect(procedures.map(({ counted }) => counted['forward-missed'])).toEqual([1])
  })
})

test('TT-4.2a: forwarded at once there is nothing to count down', async () => {
  await start({})
  await desk.one()
  expect(await watch()).toMatchObject({ forwardMinutes: null, forward: [], toForward: 0, runs: [], nextRun: null })
})
