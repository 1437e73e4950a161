import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_DIGEST } from '../shared/province/hashed-text.ts'
import { STORES } from './testkit/both-stores.ts'
import { codeOf, digestOf, fakeCentre, received, row, step, ticket } from './testkit/fake-centre.ts'
import type { FakeCentre } from './testkit/fake-centre.ts'
import { startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

const outcomes = (answer: { results: { seq: number; outcome: string }[] }): string[] =>
  answer.results.map(({ seq, outcome }) => `${seq} ${outcome}`)

describe.each(STORES)('rows up, $name', (stores) => {
  let province: TestProvince
  let made = 0
  beforeAll(async () => {
    province = await startTestProvince({ store: await stores.make() })
  })
  afterAll(async () => {
    await province.dispose()
    await stores.end()
  })

  async function centre(): Promise<FakeCentre> {
    const id = `c${(made += 1)}`
    const fake = fakeCentre(province.url, id, await province.addCentre(id))
    expect((await fake.begin('E1')).status).toBe(200)
    return fake
  }

  it('takes a batch once, however often it comes', async () => {
    const fake = await centre()
    const events = [ticket(3), received(5, 1), step(9, 1, 'forwarded', { late: false })]
    const first = await fake.take(events, 0)
    expect(outcomes(first)).toEqual(['3 accepted', '5 accepted', '9 accepted'])
    expect(first).toMatchObject({ through: 9, rows: 3, digest: digestOf(events) })
    expect(first.results.map(({ status }) => status)).toEqual([undefined, 2, 4])
    const again = await fake.take(events, 0)
    expect(outcomes(again)).toEqual(['3 already', '5 already', '9 already'])
    expect(again).toMatchObject({ through: 9, rows: 3, digest: digestOf(events) })
    expect(await fake.position()).toMatchObject({ epoch: 'E1', through: 9, rows: 3, rejected: [], held: [] })
    expect(await province.store.figures('2026-11-23')).toContainEqual({
      centreId: fake.id,
      name: 'ticket.issued',
      n: 1,
      total: 0,
    })
  })

  it('takes a batch once when it comes ten times at once', async () => {
    const fake = await centre()
    const events = Array.from({ length: 50 }, (_, i) => ticket(i + 1))
    const answers = await Promise.all(Array.from({ length: 10 }, () => fake.take(events)))
    const accepted = answers.filter(({ results }) => results.every(({ outcome }) => outcome === 'accepted'))
    const already = answers.filter(({ results }) => results.every(({ outcome }) => outcome === 'already'))
    expect([accepted.length, already.length]).toEqual([1, 9])
    expect(await fake.position()).toMatchObject({ through: 50, rows: 50, digest: digestOf(events) })
  })

  it('takes what overlaps: the old part is known, the new part is new', async () => {
    const fake = await centre()
    await fake.take([ticket(1), ticket(2)])
    expect(outcomes(await fake.take([ticket(2), ticket(4)], 1))).toEqual(['2 already', '4 accepted'])
  })

  it('refuses a gap, and says where to go on', async () => {
    const fake = await centre()
    await fake.take([ticket(1)])
    const answer = await fake.send([ticket(9)], 5)
    expect([answer.status, answer.body['code'], answer.body['detail']]).toEqual([409, 'GAP', { through: 1 }])
    expect((await fake.position()).through).toBe(1)
  })

  it('never overwrites a row: the same number with another content is a conflict with a name', async () => {
    const fake = await centre()
    await fake.take([ticket(1)])
    const other = { ...ticket(1), at: 5 }
    const answer = await fake.take([other, ticket(2)], 0)
    expect(answer.results[0]).toMatchObject({ seq: 1, outcome: 'rejected', code: 'SEQ_CONFLICT' })
    expect(answer.results[0]?.reason).toMatch(/Tỉnh đã có dữ liệu khác/)
    expect(outcomes(await fake.take([ticket(2)], 1))).toEqual(['2 accepted'])
    expect(outcomes(await fake.take([ticket(1)]))).toEqual(['1 already'])
    const seen = (await province.store.centres(0)).find(({ id }) => id === fake.id)
    expect(seen?.conflicts).toBe(1)
  })

  it('refuses a journal that it does not know', async () => {
    const fake = await centre()
    const sent = await fakeCentre(province.url, fake.id, fake.token, 'E9').send([ticket(1)])
    expect([sent.status, sent.body['code']]).toEqual([409, 'EPOCH_UNKNOWN'])
  })

  it('stops the dossier of a rejected row and no other, and goes on in order when it is settled', async () => {
    const fake = await centre()
    // Row 2 is poisoned: a field that may not leave the building.
    const poisoned = step(2, 1, 'forwarded', { late: false, comment: 'x' })
    const answer = await fake.take([
      received(1, 1),
      poisoned,
      received(3, 2),
      step(4, 1, 'paymentRequired'),
      step(5, 2, 'forwarded'),
    ])
    expect(outcomes(answer)).toEqual(['1 accepted', '2 rejected', '3 accepted', '4 held', '5 accepted'])
    expect(answer.results[1]).toMatchObject({ code: 'EVENT_INVALID', field: 'body.comment' })
    expect(answer.results[3]).toMatchObject({ by: 2, status: 2 })
    expect((await fake.position()).held).toEqual([{ seq: 4, outcome: 'held', by: 2 }])
    const settled = await fake.take([ticket(6), step(7, 1, 'forwarded', { late: false }, { settles: 2 })], 5)
    expect(outcomes(settled)).toEqual(['4 accepted', '6 accepted', '7 accepted'])
    expect(settled.results.find(({ seq }) => seq === 7)?.status).toBe(4)
    expect(settled.results.find(({ seq }) => seq === 4)?.status).toBe(6)
    expect(await fake.position()).toMatchObject({ through: 7, rows: 7, rejected: [], held: [] })
    // The rejected one itself, sent again: it is settled.
    expect(outcomes(await fake.take([poisoned], 1))).toEqual(['2 already'])
  })

  it('lets go on what was closed with a note, and says which row is the next that cannot be taken', async () => {
    const fake = await centre()
    await fake.take([
      received(1, 1),
      step(2, 1, 'forwarded', { secretWords: 1 }),
      step(3, 1, 'stopped'),
      step(4, 1, 'forwarded'),
    ])
    const closed = await fake.take([row(5, 'delivery.closed', codeOf(1), {}, { settles: 2 })])
    expect(outcomes(closed)).toEqual(['3 accepted', '4 rejected', '5 accepted'])
    expect(closed.results[1]).toMatchObject({ code: 'DOSSIER_OVER', status: 8 })
    expect((await fake.position()).rejected).toMatchObject([{ seq: 4, code: 'DOSSIER_OVER' }])
  })

  it('TQ-6.11, TQ-7.2: counts why dossiers were not filed online and how they were checked; who checked stays away', async () => {
    const fake = await centre()
    const answer = await fake.take([
      received(1, 1, { offline: 'no-device', coCheck: { how: 'phone' } }),
      received(2, 2, { offline: 'no-device' }),
      received(3, 3, { coCheck: { how: 'phone', contactId: 'k1' } }),
    ])
    expect(outcomes(answer)).toEqual(['1 accepted', '2 accepted', '3 rejected'])
    expect(answer.results[2]?.field).toBe('body.coCheck.contactId')
    const day = (received(1, 1) as { day: string }).day
    const figures = (await province.store.figures(day)).filter(({ centreId }) => centreId === fake.id)
    expect(figures.toSorted((a, b) => a.name.localeCompare(b.name))).toMatchObject([
      { name: 'dossier.coCheck', n: 1 },
      { name: 'dossier.offline', n: 2 },
      { name: 'dossier.received', n: 2 },
    ])
  })

  it('never moves a dossier by the rows of another one that was given the same code', async () => {
    const fake = await centre()
    const twin = (seq: number, type: string, more: object = {}) => step(seq, 1, type, { dossierId: 'other' }, more)
    await fake.take([received(1, 1), step(2, 1, 'forwarded')])
    const answer = await fake.take([received(3, 1, { dossierId: 'other' }), twin(4, 'resultRecorded')])
    expect(answer.results).toMatchObject([
      { outcome: 'rejected', code: 'DOSSIER_EXISTS' },
      { outcome: 'held', by: 3 },
    ])
    // Somebody closes it: what waited behind it is kept, and moves nobody's dossier.
    const closed = await fake.take([row(5, 'delivery.closed', codeOf(1), {}, { settles: 3 })])
    expect(outcomes(closed)).toEqual(['4 accepted', '5 accepted'])
    const told = [...answer.results, ...closed.results.slice(0, 1)]
    expect(told.map(({ status }) => status)).toEqual([undefined, undefined, undefined])
    const after = await fake.take([twin(6, 'voided'), step(7, 1, 'resultRecorded')])
    expect(after.results.map(({ status }) => status)).toEqual([undefined, 9])
  })

  it('judges a row anew that comes again after its file, and holds nothing behind it meanwhile', async () => {
    const fake = await centre()
    const attached = row(2, 'digital.attached', codeOf(1), { dossierId: 'd1', sha256: 'a'.repeat(64), bytes: 3 })
    const first = await fake.take([received(1, 1), attached, step(3, 1, 'forwarded')])
    expect(outcomes(first)).toEqual(['1 accepted', '2 rejected', '3 accepted'])
    expect(first.results[1]).toMatchObject({ code: 'FILE_MISSING' })
    await province.store.transaction((tx) => tx.addFile(fake.id, { sha256: 'a'.repeat(64), bytes: 3, completedAt: 1 }))
    expect(outcomes(await fake.take([attached]))).toEqual(['2 accepted'])
    expect(outcomes(await fake.take([attached]))).toEqual(['2 already'])
  })

  it('lets go on what is held behind a row that a restore of the centre has taken back', async () => {
    const fake = await centre()
    const sha256 = 'c'.repeat(64)
    const attached = row(2, 'digital.attached', codeOf(1), { dossierId: 'd1', sha256, bytes: 3 })
    await fake.take([received(1, 1), attached, step(3, 1, 'forwarded'), step(4, 1, 'forwarded', { secretWords: 1 })])
    await province.store.transaction((tx) => tx.addFile(fake.id, { sha256, bytes: 3, completedAt: 1 }))
    expect((await fake.take([attached])).results).toMatchObject([{ seq: 2, outcome: 'held', by: 4 }])
    await fake.begin('E2', { epoch: 'E1', seq: 3 })
    expect(await fake.position()).toMatchObject({ through: 3, rejected: [], held: [] })
    const [dossier] = await province.store.transaction((tx) => tx.dossiers(fake.id, [codeOf(1)]))
    expect(dossier?.files).toBe(1)
  })

  it('keeps a row of a journal before in that journal when it is judged anew, so that it is known ever after', async () => {
    const fake = await centre()
    const sha256 = 'b'.repeat(64)
    const attached = row(2, 'digital.attached', codeOf(1), { dossierId: 'd1', sha256, bytes: 3 })
    await fake.take([received(1, 1), attached])
    await fake.begin('E2', { epoch: 'E1', seq: 2 })
    expect(outcomes(await fake.take([attached]))).toEqual(['2 rejected'])
    expect((await fake.position()).rejected).toHaveLength(1)
    await province.store.transaction((tx) => tx.addFile(fake.id, { sha256, bytes: 3, completedAt: 1 }))
    expect(outcomes(await fake.take([attached, ticket(3)]))).toEqual(['2 accepted', '3 accepted'])
    expect(outcomes(await fake.take([attached]))).toEqual(['2 already'])
    const one = await province.store.centre(fake.id)
    expect(one && (await province.store.transaction((tx) => tx.countRows(one, 3)))).toBe(3)
    expect((await fake.position()).rejected).toEqual([])
  })

  it('holds a correction that is wrong itself against nothing but itself', async () => {
    const fake = await centre()
    await fake.take([received(1, 1), step(2, 1, 'forwarded', { stray: 1 })])
    const wrong = await fake.take([step(3, 1, 'forwarded', { stray: 2 }, { settles: 2 }), ticket(4)], 2)
    expect(outcomes(wrong)).toEqual(['3 rejected', '4 accepted'])
    const right = await fake.take([step(5, 1, 'forwarded', {}, { settles: 2 }), step(6, 1, 'paymentRequired')])
    expect(outcomes(right)).toEqual(['5 accepted', '6 accepted'])
    expect((await fake.position()).rejected).toEqual([])
    const nothing = await fake.take([step(7, 1, 'forwarded', {}, { settles: 6 })])
    expect(nothing.results[0]).toMatchObject({ code: 'SETTLES_UNKNOWN' })
  })

  it('settles a row also by what takes the place of a correction that was wrong', async () => {
    const fake = await centre()
    await fake.take([received(1, 1), step(2, 1, 'forwarded', { stray: 1 })])
    await fake.take([step(3, 1, 'forwarded', { stray: 2 }, { settles: 2 }), step(4, 1, 'paymentRequired')], 2)
    await fake.take([step(5, 1, 'forwarded', { stray: 3 }, { settles: 3 })])
    const right = await fake.take([step(6, 1, 'forwarded', {}, { settles: 5 })])
    expect(outcomes(right)).toEqual(['4 accepted', '6 accepted'])
    expect((await fake.position()).rejected).toEqual([])
  })

  it('refuses dossiers that are another’s, unknown, or outside the codes that were granted', async () => {
    const fake = await centre()
    await province.operate(`/centres/${fake.id}/codes`, {
      agencyId: null,
      codes: { identifier: 'H56.14', ranges: [{ from: 1, to: 50 }] },
      from: '2026-01-01',
      until: null,
      revoked: false,
    })
    const answer = await fake.take([
      received(1, 1),
      { ...received(2, 1), at: 7 },
      step(3, 2, 'forwarded'),
      received(4, 51),
    ])
    expect(answer.results.map(({ code }) => code)).toEqual([
      undefined,
      'DOSSIER_EXISTS',
      'DOSSIER_UNKNOWN',
      'CODE_OUT_OF_RANGE',
    ])
  })

  it('says after a restore which dossiers were received in what is lost', async () => {
    const fake = await centre()
    await fake.take([received(1, 1), received(2, 2), step(3, 2, 'forwarded'), received(4, 3)])
    expect((await fake.begin('E2', { epoch: 'E1', seq: 3 })).body['codes']).toEqual([codeOf(3)])
    await fake.take([received(4, 4)])
    // A second restore from an older backup loses rows of both journals.
    expect((await fake.begin('E3', { epoch: 'E2', seq: 1 })).body).toMatchObject({
      ...{ lostRows: 3, codes: [codeOf(2), codeOf(4)] },
      lost: [{ seq: 2 }, { seq: 3 }, { seq: 4 }],
    })
  })

  it('goes on after a restore where both have the same, and says what is lost', async () => {
    const fake = await centre()
    await fake.take([received(1, 1), ticket(2), step(3, 1, 'forwarded'), ticket(4)])
    const epoch = await fake.begin('E2', { epoch: 'E1', seq: 2 })
    expect(epoch.body).toMatchObject({ through: 2, rows: 2, digest: FIRST_DIGEST, lostRows: 2, codes: [] })
    expect(epoch.body['lost']).toMatchObject([{ seq: 3, type: 'dossier.forwarded', subject: codeOf(1) }, { seq: 4 }])
    // Another row 3 now; rows 1 and 2 are still known, and the old journal is closed.
    expect(outcomes(await fake.take([ticket(2), row(3, 'ticket.issued', null, { serviceId: 's2' })], 1))).toEqual([
      '2 already',
      '3 accepted',
    ])
    expect((await fake.position()).rows).toBe(3)
    const old = await fakeCentre(province.url, fake.id, fake.token, 'E1').send([ticket(5)], 2)
    expect([old.status, old.body['code']]).toEqual([409, 'EPOCH_CLOSED'])
    expect((await fake.begin('E2', { epoch: 'E1', seq: 2 })).body).toMatchObject({ through: 3, lostRows: 2 })
  })

  it('compares a row with that of its own journal, not with one that was lost', async () => {
    const fake = await centre()
    await fake.take([ticket(1), ticket(2), ticket(3)])
    await fake.begin('E2', { epoch: 'E1', seq: 1 })
    const other = [received(2, 1), step(3, 1, 'forwarded', { late: false })]
    expect(outcomes(await fake.take(other))).toEqual(['2 accepted', '3 accepted'])
    expect(outcomes(await fake.take([ticket(1), ...other], 0))).toEqual(['1 already', '2 already', '3 already'])
    // A number that was passed over holds no row: what comes there later is of another journal.
    expect(outcomes(await fake.take([ticket(9)], 3))).toEqual(['9 accepted'])
    expect(outcomes(await fake.take([ticket(5)], 3))).toEqual(['5 rejected'])
  })

  it('keeps people apart from rows, and erases them for good', async () => {
    const fake = await centre()
    const owner = { personId: 'p-1', kind: 'citizen', name: 'Nguyễn Văn Mẫu', identity: '001085000123' }
    const words = { personId: 'w-1', words: 'Bổ sung bản sao' }
    await fake.take([received(1, 1, { owner }), step(2, 1, 'supplementRequested', { words })])
    const kept = async (): Promise<unknown[]> =>
      province.store.transaction(async (tx) => [await tx.personOf(fake.id, 'p-1'), await tx.personOf(fake.id, 'w-1')])
    expect(await kept()).toEqual([
      { kind: 'citizen', name: 'Nguyễn Văn Mẫu', identity: '001085000123' },
      { words: 'Bổ sung bản sao' },
    ])
    await fake.take([row(3, 'person.erased', null, { personId: 'p-1', ground: 'request' })])
    expect(await kept()).toEqual([null, { words: 'Bổ sung bản sao' }])
    await fake.take([{ ...received(4, 2), body: { ...received(4, 2).body, owner } }])
    expect((await kept())[0]).toBeNull()
  })

  it('seals the head of the journal, and notices another one later', async () => {
    const fake = await centre()
    await fake.take([ticket(1), ticket(2), ticket(4)])
    const seal = {
      protocol: 1,
      centre: fake.id,
      epoch: 'E1',
      at: 1,
      day: '2026-11-23',
      seq: 6,
      hash: 'h6',
      rows: 3,
      lastSent: 4,
    }
    expect((await fake.post('/anchors', seal)).body).toMatchObject({ verdict: 'kept', rows: 3 })
    expect((await fake.post('/anchors', seal)).body).toMatchObject({ verdict: 'same' })
    expect((await fake.post('/anchors', { ...seal, seq: 7, rows: 2, lastSent: 2 })).body).toMatchObject({
      verdict: 'kept',
      rows: 2,
    })
    expect((await fake.post('/anchors', { ...seal, seq: 8, rows: 4 })).body).toMatchObject({
      verdict: 'rows-differ',
      rows: 3,
    })
    expect((await fake.post('/anchors', { ...seal, seq: 9, lastSent: 9 })).body).toMatchObject({ rows: null })
    const other = await fake.post('/anchors', { ...seal, hash: 'changed' })
    expect([other.status, other.body['code'], other.body['detail']]).toEqual([409, 'ANCHOR_DIFFERS', { hash: 'h6' }])
    expect((await province.store.centres(0)).find(({ id }) => id === fake.id)?.brokenAnchors).toBe(1)
  })

  it('takes many small batches', async () => {
    const fake = await centre()
    const many = process.env['SOAK'] ? 1_000 : 100
    for (let seq = 1; seq <= many; seq += 1) await fake.take([ticket(seq)])
    expect(await fake.position()).toMatchObject({ through: many, rows: many })
  })
})
