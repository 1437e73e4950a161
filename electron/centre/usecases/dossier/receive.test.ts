import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  AN,
  IDENTIFIER,
  LONG,
  leaderOf,
  openDossierDesk,
  receptionOf,
  startDossierCentre,
  stateOf,
} from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, issue, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import { verifyCentre } from '../../journal/verify.ts'

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
})
afterEach(() => centre.dispose())

const refusal = async (more: Parameters<typeof receptionOf>[1]): Promise<string> =>
  codeOf(await desk.client.call('receiveDossier', { body: receptionOf(centre, more) }))

describe('receiving a dossier', () => {
  test('KT-12.1d, KT-6.1a: gives a code of identifier, day and running number, and the receipt with its number', async () => {
    const { dossiers, slips, codesLeft } = await desk.receive()
    expect(dossiers[0]).toMatchObject({ code: `${IDENTIFIER}-261125-0001`, state: 'in-process' })
    expect(slips).toEqual([expect.objectContaining({ kind: 'receipt', number: '1/TTPVHCC(BPTNTKQ)' })])
    expect(codesLeft).toBe(9_998)
    expect((await desk.one()).code).toBe(`${IDENTIFIER}-261125-0002`)
  })

  test('TT-4.2a: forwards it in the same step; TQ-7.2b: where minutes are set, it waits for the desk', async () => {
    const { id } = await desk.one()
    expect(await stateOf(desk.client, id)).toMatchObject({ state: 'in-process', nationalState: 4, forwardBy: null })
    await centre.dispose()
    centre = await startDossierCentre({ settings: { 'forward.minutes': 30 } })
    desk = await openDossierDesk(centre)
    const waiting = await desk.one()
    expect(waiting).toMatchObject({ state: 'received', forwardBy: centre.clock.now() + 30 * 60_000 })
    must(await desk.client.call('forwardDossier', { params: { dossierId: waiting.id }, body: {} }))
    const second = await desk.one()
    centre.clock.advance(31 * 60_000)
    must(await desk.client.call('forwardDossier', { params: { dossierId: second.id }, body: {} }))
    expect(payloads(centre, 'dossier.forwarded').map(({ late }) => late)).toEqual([false, true])
  })

  test('TQ-4.2: only a procedure of the published list', async () => {
    const components = [{ no: 1, originals: 1, certified: 0, copies: 0, electronic: 0 }]
    const body = receptionOf(centre)
    const [one] = body.dossiers
    if (!one) throw new Error('no dossier')
    const asked = { ...body, dossiers: [{ ...one, procedureId: 'khong-co', components }] }
    expect(codeOf(await desk.client.call('receiveDossier', { body: asked }))).toBe('PROCEDURE_UNKNOWN')
  })

  test('KT-12.1c, TT-4.1b, BD-18.1a: every line of the list is decided before it is received; what is re-used or not needed is a decision', async () => {
    const components = receptionOf(centre).dossiers[0]?.components ?? []
    const [first, ...others] = components
    if (!first) throw new Error('the procedure lists nothing')
    const none = { no: 1, originals: 0, certified: 0, copies: 0, electronic: 0 }
    expect(await refusal({ dossier: { components: others } })).toBe('CHECKLIST_INCOMPLETE')
    expect(await refusal({ dossier: { components: [none, ...others] } })).toBe('CHECKLIST_INCOMPLETE')
    expect(await refusal({ dossier: { components: [...components, first] } })).toBe('CHECKLIST_INCOMPLETE')
    expect(await refusal({ dossier: { components: [{ ...none, mark: 'reused' }, ...others] } })).toBe('OK')
  })

  test('BD-9, KT-6.2b: an authorised filer brings the principal', async () => {
    expect(await refusal({ channel: 'authorised' })).toBe('PRINCIPAL_NEEDED')
    const principal = { ...AN, name: 'Trần Văn Bình', identity: '001080000456', paper: 'Giấy ủy quyền ngày 20/11/2026' }
    const { id } = await desk.one({ channel: 'authorised', principal })
    const { parties } = await stateOf(desk.client, id)
    expect(parties.map(({ role, name }) => [role, name])).toEqual([
      ['filer', 'Nguyễn Thị Ánh'],
      ['principal', 'Trần Văn Bình'],
    ])
  })

  test('several dossiers of one visit come on one receipt, all or none', async () => {
    const { dossiers, slips } = await desk.receive({ times: 3, oneReceipt: true })
    expect(dossiers.map(({ code }) => code.slice(-4))).toEqual(['0001', '0002', '0003'])
    expect(slips).toHaveLength(1)
    const body = receptionOf(centre, { times: 2 })
    const [one, two] = body.dossiers
    if (!one || !two) throw new Error('no dossiers')
    const broken = { ...body, dossiers: [one, { ...two, components: [] }] }
    expect(codeOf(await desk.client.call('receiveDossier', { body: broken }))).toBe('CHECKLIST_INCOMPLETE')
    expect((await desk.one()).code.slice(-4)).toBe('0004')
  })

  test('BD-19.2: ticket, visit and dossiers are one chain, from the number in service only', async () => {
    const ticket = await issue(centre, 'ho-tich-chung-thuc')
    expect(await refusal({ ticketId: ticket.id })).toBe('TICKET_NOT_AT_COUNTER')
    expect(await refusal({ ticketId: 'khong-co' })).toBe('TICKET_UNKNOWN')
    await desk.take()
    const first = await desk.receive({ ticketId: ticket.id })
    const second = await desk.receive({ ticketId: ticket.id })
    expect(second.visitId).toBe(first.visitId)
    expect((await desk.receive()).visitId).not.toBe(first.visitId)
  })

  test('BD-1.2d, BD-15.1, BD-15.3: a counter without a reception service receives nothing', async () => {
    await centre.dispose()
    centre = await startDossierCentre({ services: 1 })
    const config = must(await (await leaderOf(centre)).call('getConfiguration', {}))
    const counter = config.counters.find(({ id }) => id === 'C1')
    if (!counter) throw new Error('no counter')
    const item = { ...counter, services: [{ serviceId: 'nhan-ket-qua', weight: 1 }] }
    must(await (await leaderOf(centre)).call('changeConfiguration', { body: { changes: [{ kind: 'counter', item }] } }))
    desk = await openDossierDesk(centre)
    expect(await refusal({})).toBe('COUNTER_CANNOT_RECEIVE')
  })

  test('TT-9.1b: a paper beyond the list stands there with its citation, counted', async () => {
    const outside = [
      { name: 'Giấy xác nhận cư trú', ground: 'Luật X, Điều 7', originals: 1, certified: 0, copies: 0, electronic: 0 },
    ]
    const { id } = await desk.one({ dossier: { outside } })
    const { components } = await stateOf(desk.client, id)
    expect(components.at(-1)).toMatchObject({ name: 'Giấy xác nhận cư trú', ground: 'Luật X, Điều 7', originals: 1 })
    expect(JSON.stringify(payloads(centre, 'dossier.received'))).not.toContain('Luật X')
  })

  test('law-facts §10.1: a limit that stands only in words is never made into a number', async () => {
    const rows = [...centre.centre.deps.store.catalogue().rows.values()]
    const wordy = rows.find(({ body }) => body.limits.length > 0 && body.limits.every(({ unit }) => unit === 'other'))
    if (!wordy) throw new Error('the demonstration has no such procedure')
    const procedureId = wordy.view.id
    expect(await refusal({ dossier: { procedureId } })).toBe('DUE_DATE_NEEDED')
    const dueAt = centre.clock.now() + 86_400_000
    expect(await desk.one({ dossier: { procedureId, dueAt } })).toMatchObject({ dueAt })
  })

  test('without identifier and ranges no code is given, and none is guessed (TQ-2.2)', async () => {
    await centre.dispose()
    centre = await startDossierCentre({ settings: { 'dossier.codes': null } })
    desk = await openDossierDesk(centre)
    expect(await refusal({})).toBe('DOSSIER_CODES_NOT_CONFIGURED')
  })

  test('invariant 8: no event and no kept answer says a word about people; the tables are what the journal says', async () => {
    await desk.receive({
      dossier: { owner: { kind: 'organisation', name: 'Công ty Mẫu', identity: '0101234567' }, note: 'xin gọi trước' },
    })
    const events = JSON.stringify(centre.db.prepare('SELECT payload FROM event').all())
    const kept = JSON.stringify(centre.db.prepare('SELECT answer FROM idempotency').all())
    for (const word of [
      'Ánh',
      '001185000123',
      'Phố Thử',
      '0912 345',
      '0912345',
      'Công ty Mẫu',
      '0101234567',
      'gọi trước',
    ])
      expect([word, events.includes(word), kept.includes(word)]).toEqual([word, false, false])
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
    expect(LONG).toMatch(/^\d\.\d{6}$/)
  })
})
