import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attach, digitalOf, editedPdf, pagePicture, stage, staged, textPdf, upload } from '../../../testkit/digital.ts'
import { AN, LONG, fullList, leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const files = () => centre.centre.deps.files.list()
const components = (...marks: ('presented' | 'reused' | null)[]) =>
  fullList(centre, LONG).map((line, place) => {
    const mark = marks[place]
    return mark ? { ...line, originals: 0, mark } : line
  })
const papers = async (dossierId: string) => {
  const { papers: all } = await digitalOf(desk.client, dossierId)
  return Object.fromEntries(all.map(({ part, state, why }) => [part, why ?? state]))
}
const listed = async () =>
  must(await desk.client.call('listDossiers', { params: { list: 'to-digitise' }, query: { page: 1, size: 20 } })).total

describe('TV-3.2b: papers are checked, digitised and stored, each with its check-list', () => {
  test('BD-5.3: a dossier says what is still to be digitised, and leaves the list when all of it is', async () => {
    const { id } = await desk.one({ dossier: { components: components('presented', 'reused') } })
    const lines = fullList(centre, LONG).length
    expect(await papers(id)).toMatchObject({ c1: 'presented', c2: 'reused', c3: 'todo' })
    expect(await listed()).toBe(1)
    for (let no = 3; no <= lines; no++) await attach(desk.client, id, `c${no}`, await textPdf(1, `Giấy ${no}`))
    expect((await digitalOf(desk.client, id)).left).toBe(0)
    expect(await listed()).toBe(0)
  })

  test('the event carries hash, pages and bytes; the file lies beside the database, under its hash', async () => {
    const { id } = await desk.one()
    const pdf = await textPdf(2)
    await attach(desk.client, id, 'c1', pdf)
    const [event] = payloads(centre, 'digital.attached')
    expect(event).toMatchObject({ part: 'c1', bytes: pdf.length, pages: 2, format: 'pdf', source: 'file' })
    expect(files()).toEqual([event?.['sha256']])
    expect(centre.centre.deps.files.read(String(event?.['sha256']))?.equals(pdf)).toBe(true)
    const [paper] = (await digitalOf(desk.client, id)).papers
    expect(paper).toMatchObject({ fileName: expect.stringMatching(/_TP01\.pdf$/), pages: [{ page: 1 }, { page: 2 }] })
  })

  test('the same file is filed as the same paper once, however often it is sent', async () => {
    const { id } = await desk.one()
    const pdf = await textPdf()
    const first = await attach(desk.client, id, 'c1', pdf)
    expect(await attach(desk.client, id, 'c1', pdf)).toBe(first)
    expect(payloads(centre, 'digital.attached')).toHaveLength(1)
  })

  test('why a paper is not digitised is said, and can be taken back', async () => {
    const { id } = await desk.one()
    const excuse = (body: { excuse: 'oversize' | 'other' | null; words?: string }) =>
      desk.client.call('excuseDigital', { params: { dossierId: id }, body: { part: 'c1', ...body } })
    const before = (await digitalOf(desk.client, id)).left
    expect(codeOf(await excuse({ excuse: 'other' }))).toBe('BAD_REQUEST')
    expect(must(await excuse({ excuse: 'other', words: 'Bản vẽ gắn khung' })).left).toBe(before - 1)
    expect((await digitalOf(desk.client, id)).papers[0]).toMatchObject({
      state: 'excused',
      excuse: 'other',
      excuseWords: 'Bản vẽ gắn khung',
      mayAdd: false,
    })
    expect(must(await excuse({ excuse: null })).left).toBe(before)
  })
})

test('TT-8.5a: a dossier is forwarded only when it is digitised, where the centre has set so', async () => {
  await disposeSound(centre)
  centre = await startDossierCentre({ settings: { 'digital.beforeForward': true, 'forward.minutes': 30 } })
  desk = await openDossierDesk(centre)
  const marks = fullList(centre, LONG).map((_, place) => (place === 0 ? null : ('presented' as const)))
  const { id } = await desk.one({ dossier: { components: components(...marks) } })
  const forward = () => desk.client.call('forwardDossier', { params: { dossierId: id }, body: {} })
  expect(codeOf(await forward())).toBe('DIGITAL_MISSING')
  await attach(desk.client, id, 'c1', pagePicture())
  expect(codeOf(await forward())).toBe('OK')
})

test('TV-4.1d, TT-4.3đ: what somebody signed is digitised too: a refusal, and the result', async () => {
  const { id } = await desk.one()
  expect(Object.keys(await papers(id)).filter((part) => !part.startsWith('c'))).toEqual([])
  const body = { cause: 'not-eligible' as const, words: 'Không đủ điều kiện' }
  const { slips } = must(await desk.client.call('refuseDossier', { params: { dossierId: id }, body }))
  const slip = slips.find(({ kind }) => kind === 'refusal')
  expect(await papers(id)).toMatchObject({ r: 'wanted', [`s${slip?.id}`]: 'wanted' })
  await attach(desk.client, id, `s${slip?.id}`, await textPdf())
  await attach(desk.client, id, 'r', pagePicture())
  const { papers: all } = await digitalOf(desk.client, id)
  const named = all.filter(({ no }) => no === null).map(({ fileName, state }) => [fileName.slice(18), state])
  expect(named).toEqual([
    ['_KQ.pdf', 'done'],
    [expect.stringMatching(/^_TC_\d+/), 'done'],
  ])
})

describe('what must not be digitised', () => {
  const attachTo = async (dossierId: string, part: string) => {
    const { id: stagedId } = await staged(desk.client, await textPdf())
    return codeOf(await desk.client.call('attachDigital', { params: { dossierId }, body: { part, stagedId } }))
  }

  test('TQ-4.5: nothing of a secret procedure', async () => {
    await disposeSound(centre)
    centre = await startDossierCentre({ settings: { 'digital.secretProcedures': [LONG] } })
    desk = await openDossierDesk(centre)
    const { id } = await desk.one()
    expect(await digitalOf(desk.client, id)).toMatchObject({ isSecret: true, left: 0 })
    expect(await attachTo(id, 'c1')).toBe('DIGITAL_SECRET')
    expect(await listed()).toBe(0)
  })

  test('TV-3.2a: what is re-used from a database, and what was only shown and given back', async () => {
    const { id } = await desk.one({ dossier: { components: components('presented', 'reused') } })
    expect([await attachTo(id, 'c1'), await attachTo(id, 'c2')]).toEqual(['DIGITAL_NOT_KEPT', 'DIGITAL_NOT_KEPT'])
  })

  test('TQ-4.5: a paper that turns out to be secret loses its pages and its file, and takes none any more', async () => {
    const { id } = await desk.one()
    const fileId = await attach(desk.client, id, 'c1', await textPdf(2))
    const body = { part: 'c1', pages: [{ fileId, page: 1 }], cause: 'secret' as const }
    must(await desk.client.call('removeDigital', { params: { dossierId: id }, body }))
    expect((await digitalOf(desk.client, id)).papers[0]).toMatchObject({
      state: 'excused',
      excuse: 'secret',
      pages: [],
    })
    expect(await attachTo(id, 'c1')).toBe('DIGITAL_SECRET')
    await expect.poll(() => files().length).toBe(1)
  })

  test('what came online needs no scan, and is in no list (TT 03/2025/TT-VPCP Điều 5)', async () => {
    const { id } = await desk.one({ channel: 'online' })
    expect((await papers(id))['c1']).toBe('online')
    expect(await listed()).toBe(0)
  })
})

describe('pages (TT 01/2023/TT-VPCP Điều 8: all of them, in the order of the paper)', () => {
  test('are put in order and turned; who works on an old order is told', async () => {
    const { id } = await desk.one()
    const a = await attach(desk.client, id, 'c1', await textPdf(2))
    const b = await attach(desk.client, id, 'c1', pagePicture())
    const order = (pages: { fileId: string; page: number; turn: 0 | 90 | 180 | 270 }[]) =>
      desk.client.call('orderDigital', { params: { dossierId: id }, body: { part: 'c1', pages } })
    const wanted = [
      { fileId: b, page: 1, turn: 90 as const },
      { fileId: a, page: 2, turn: 0 as const },
      { fileId: a, page: 1, turn: 0 as const },
    ]
    must(await order(wanted))
    expect((await digitalOf(desk.client, id)).papers[0]?.pages).toEqual(wanted)
    expect(codeOf(await order(wanted.slice(1)))).toBe('DIGITAL_PAGES')
    must(await order(wanted))
    expect(payloads(centre, 'digital.ordered')).toHaveLength(1)
  })

  test('are taken out with a reason; the last page of a file takes the file with it', async () => {
    const { id } = await desk.one()
    const fileId = await attach(desk.client, id, 'c1', await textPdf(2))
    const remove = (page: number) =>
      desk.client.call('removeDigital', {
        params: { dossierId: id },
        body: { part: 'c1', pages: [{ fileId, page }], cause: 'unreadable', words: 'Mờ chữ' },
      })
    must(await remove(1))
    expect(codeOf(await remove(1))).toBe('DIGITAL_PAGES')
    expect(files()).toHaveLength(1)
    must(await remove(2))
    await expect.poll(files).toEqual([])
    expect((await digitalOf(desk.client, id)).papers[0]?.state).toBe('todo')
  })
})

describe('KT-5.1d: who looked at what', () => {
  test('is journaled once a day and officer; small pictures are too small to be read and are not', async () => {
    const { id } = await desk.one()
    const fileId = await attach(desk.client, id, 'c1', await textPdf(2))
    must(await desk.client.call('drawDigitalThumb', { params: { fileId }, query: { page: 2 } }))
    expect(payloads(centre, 'digital.viewed')).toEqual([])
    const view = (page: number) => desk.client.call('viewDigitalPage', { params: { fileId }, body: { page } })
    for (const page of [1, 2, 1]) expect(must(await view(page)).jpeg.slice(0, 4)).toBe('/9j/')
    expect(codeOf(await view(3))).toBe('DIGITAL_FILE_UNKNOWN')
    const whole = must(await desk.client.call('readDigitalPaper', { params: { dossierId: id }, body: { part: 'c1' } }))
    expect(whole.name).toMatch(/_TP01\.pdf$/)
    expect(Buffer.from(whole.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const seen = { dossierId: id, officerId: 'O1', part: 'c1', fileId }
    expect(payloads(centre, 'digital.viewed')).toEqual([seen])
  })

  test('what waits at a counter is seen at that counter only', async () => {
    const { id: fileId } = await staged(desk.client, await textPdf())
    const other = await openDossierDesk(centre, 2)
    const thumb = { params: { fileId }, query: { page: 1 } }
    expect(codeOf(await desk.client.call('drawDigitalThumb', thumb))).toBe('OK')
    expect(codeOf(await other.client.call('drawDigitalThumb', thumb))).toBe('DIGITAL_FILE_UNKNOWN')
    expect(must(await other.client.call('listStagedDigital', {})).staged).toEqual([])
  })
})

test('who is erased is erased with the papers that were digitised; a file that another dossier has stays', async () => {
  const { id } = await desk.one()
  const { id: other } = await desk.one({
    filer: { ...AN, name: 'Trần Văn Bốn', identity: '001185000999', phone: '0987654321' },
  })
  const common = await textPdf(1, 'Chung')
  await attach(desk.client, id, 'c1', await textPdf(1, 'Riêng'))
  await attach(desk.client, id, 'c2', common)
  await attach(desk.client, other, 'c1', common)
  expect(files()).toHaveLength(2)
  const dossier = must(await desk.client.call('getDossier', { params: { dossierId: id } })).dossier
  const personId = dossier.parties.find(({ role }) => role === 'filer')?.personId ?? ''
  must(await (await leaderOf(centre)).call('erasePerson', { params: { personId }, body: {} }))
  await expect.poll(() => files().length).toBe(1)
  expect((await digitalOf(desk.client, id)).papers[0]?.files[0]?.isThere).toBe(false)
})

test('retention: papers go so long after the end of their dossier', async () => {
  await disposeSound(centre)
  centre = await startDossierCentre({ settings: { 'retention.digitalDays': 1 } })
  desk = await openDossierDesk(centre)
  const { id } = await desk.one()
  await attach(desk.client, id, 'c1', await textPdf())
  must(await desk.client.call('voidDossier', { params: { dossierId: id }, body: { cause: 'entered-twice' } }))
  for (const day of ['2026-11-26', '2026-11-27']) {
    centre.clock.set(`${day}T08:00`)
    await openDossierDesk(centre, 2)
  }
  expect(files()).toHaveLength(1)
  centre.clock.set('2026-11-28T08:00')
  centre = await centre.restart()
  await expect.poll(files).toEqual([])
  const kinds = payloads(centre, 'retention.applied').map(({ counts }) => counts)
  expect(kinds).toContainEqual(expect.objectContaining({ digital: 1 }))
})

describe('sending', () => {
  test('goes on from what came when the line was cut; a part that comes twice changes nothing', async () => {
    const pdf = await textPdf(3)
    const uploadId: string = crypto.randomUUID()
    const part = (offset: number, end: number) =>
      desk.client.call('addDigitalPart', {
        params: { uploadId },
        body: { offset, data: pdf.subarray(offset, end).toString('base64') },
      })
    must(await part(0, 500))
    must(await part(0, 500))
    expect(await part(900, 1_000)).toMatchObject({ code: 'DIGITAL_UPLOAD', detail: { received: 500 } })
    must(await part(500, pdf.length))
    const done = await desk.client.call('stageDigital', { body: { uploads: [uploadId], source: 'file' } })
    expect(must(done).staged.pages).toBe(3)
    expect(codeOf(await desk.client.call('stageDigital', { body: { uploads: [uploadId], source: 'file' } }))).toBe(
      'DIGITAL_UPLOAD',
    )
  })

  test('what is refused leaves nothing; what nobody files goes after its hours', async () => {
    expect(codeOf(await stage(desk.client, [await editedPdf((doc) => doc.addJavaScript('go', 'x'))]))).toBe(
      'DIGITAL_SCRIPT',
    )
    expect(files()).toEqual([])
    await staged(desk.client, await textPdf())
    await upload(desk.client, await textPdf())
    centre.clock.advance(25 * 3_600_000)
    centre = await centre.restart()
    expect(files()).toEqual([])
    expect(centre.db.prepare('SELECT COUNT(*) FROM digital_staged').pluck().get()).toBe(0)
  })

  test('a station offers what a scanner wrote to its counter, and nobody else files it', async () => {
    const station = centre.client(centre.token('station'))
    const pdf = await textPdf()
    expect(codeOf(await stage(station, [pdf], { source: 'folder' }))).toBe('BAD_REQUEST')
    expect(codeOf(await stage(station, [pdf], { source: 'folder', counterId: 'C99' }))).toBe('COUNTER_UNKNOWN')
    const { staged: one } = must(await stage(station, [pdf], { source: 'folder', counterId: 'C1' }))
    expect(must(await desk.client.call('listStagedDigital', {})).staged.map(({ id }) => id)).toEqual([one.id])
    expect(payloads(centre, 'digital.offered')).toMatchObject([{ stagedId: one.id, counterId: 'C1', pages: 1 }])
    const other = await openDossierDesk(centre, 2)
    const drop = { params: { stagedId: one.id }, body: {} }
    expect(codeOf(await other.client.call('dropStagedDigital', drop))).toBe('DIGITAL_STAGED_UNKNOWN')
    expect(codeOf(await desk.client.call('dropStagedDigital', drop))).toBe('OK')
  })
})

describe('TV-3.2b: a paper that comes with a supplement is digitised too', () => {
  const at = (dossierId: string) => ({ params: { dossierId } })
  /** Asks for papers of the list, and takes what comes. */
  async function supplemented(id: string, ...nos: number[]): Promise<void> {
    const items = nos.map((no) => ({ no, text: 'Bản rõ', verify: false }))
    must(await desk.client.call('requestSupplement', { ...at(id), body: { items, reason: 'Mờ' } }))
    must(await desk.client.call('supplementReceived', { ...at(id), body: {} }))
  }

  test('what was scanned before is not the paper any more, until the new one is scanned or the old one stands', async () => {
    const { id } = await desk.one()
    const lines = fullList(centre, LONG).length
    for (let no = 1; no <= lines; no++) await attach(desk.client, id, `c${no}`, await textPdf(1, `Giấy ${no}`))
    expect(await listed()).toBe(0)
    await supplemented(id, 1, 2)
    expect(await papers(id)).toMatchObject({ c1: 'again', c2: 'again', c3: 'done' })
    expect((await digitalOf(desk.client, id)).left).toBe(2)
    expect(await listed()).toBe(1)
    await attach(desk.client, id, 'c1', await textPdf(1, 'Giấy mới'))
    expect(await papers(id)).toMatchObject({ c1: 'done', c2: 'again' })
    expect(must(await desk.client.call('keepDigital', { ...at(id), body: { part: 'c2' } })).left).toBe(0)
    expect(await papers(id)).toMatchObject({ c1: 'done', c2: 'done' })
    expect(await listed()).toBe(0)
    expect(must(await desk.client.call('keepDigital', { ...at(id), body: { part: 'c2' } })).left).toBe(0)
    expect(payloads(centre, 'digital.stands')).toHaveLength(1)
  })

  test('the same scan once more stands; a paper that was not there has to be digitised; one that was only shown has not', async () => {
    const list = components('presented').map((line, place) =>
      place === 2 ? { ...line, originals: 0, copies: 0, electronic: 1 } : line,
    )
    const { id } = await desk.one({ dossier: { components: list } })
    const scan = await textPdf(1, 'Giấy 2')
    await attach(desk.client, id, 'c2', scan)
    const before = await papers(id)
    expect(before).toMatchObject({ c1: 'presented', c3: 'electronic' })
    await supplemented(id, 1, 2, 3)
    expect(await papers(id)).toMatchObject({ c1: 'presented', c2: 'again', c3: 'again' })
    await attach(desk.client, id, 'c2', scan)
    expect(await papers(id)).toMatchObject({ c2: 'done' })
    const excused = { part: 'c3', excuse: 'fragile' } as const
    must(await desk.client.call('excuseDigital', { ...at(id), body: excused }))
    expect(await papers(id)).toMatchObject({ c3: 'excused' })
  })
})
