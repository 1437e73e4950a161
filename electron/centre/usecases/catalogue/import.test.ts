import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import { codeAt, csvOf, importOf, madeUpTable, previewOf, sendCatalogue } from '../../../testkit/catalogue.ts'
import {
  AN,
  leaderOf,
  LONG,
  openDossierDesk,
  receptionOf,
  SHORT,
  startDossierCentre,
} from '../../../testkit/dossiers.ts'
import { codeOf, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import { verifyCentre } from '../../journal/verify.ts'

const TODAY = '2026-11-25'
const LATER = '2026-12-01'

let centre: TestCentre
let leader: Client
async function begin(): Promise<void> {
  centre = await startDossierCentre()
  leader = await leaderOf(centre)
}
const end = (): Promise<void> => centre.dispose()
/** Journal and tables agree. */
const isSound = async (): Promise<boolean> => (await verifyCentre(centre.dir)).ok

const lineOf = (code: string, name: string, more = ''): Buffer =>
  Buffer.from(
    `Mã TTHC;Tên thủ tục;Lĩnh vực${more.split('|')[0] ?? ''}\n${code};${name};Hộ tịch${more.split('|')[1] ?? ''}`,
  )
const procedure = async (procedureId: string) =>
  must(await leader.call('getProcedure', { params: { procedureId } })).procedure
const rowsOf = async (previewId: string, tab: 'new' | 'changed' | 'ended' | 'faults' | 'notes' | 'unchanged') =>
  must(await leader.call('listCataloguePreview', { params: { previewId }, query: { tab, page: 1, size: 100 } })).rows

describe('a preview', () => {
  beforeAll(begin)
  afterAll(end)

  test('tells what is new, what changes field by field, and writes nothing', async () => {
    const before = centre.centre.journal.head().seq
    const short = await procedure(SHORT)
    const file = Buffer.from(
      [
        'Mã TTHC\tTên thủ tục\tLĩnh vực\tPhí, lệ phí',
        `${SHORT}\t${short.name}\t${short.field}\t20.000đ`,
        `${codeAt(1)}\tThủ tục mới\tHộ tịch\tKhông`,
        '9.99\tMã sai\tHộ tịch\t',
      ].join('\n'),
    )
    const { previewId, summary } = await previewOf(leader, file, { from: TODAY })
    expect(summary.counts).toMatchObject({ new: 1, changed: 1, unchanged: 0, ended: 0, faults: 1 })
    const [changed] = await rowsOf(previewId, 'changed')
    expect([changed?.before?.fee === '20.000đ', changed?.after?.fee]).toEqual([false, '20.000đ'])
    expect({ ...changed?.after, fee: changed?.before?.fee, source: changed?.before?.source }).toEqual(changed?.before)
    expect(await rowsOf(previewId, 'faults')).toMatchObject([
      { row: 4, findings: [{ code: 'code-bad', column: 'code', params: { code: '9.99' } }] },
    ])
    expect(centre.centre.journal.head().seq).toBe(before)
  })

  test('asks which field is meant where the centre has none of that name', async () => {
    const file = Buffer.from(`Mã TTHC,Tên thủ tục,Lĩnh vực\n${codeAt(1)},Nuôi ong,Thủy sản`)
    const first = await previewOf(leader, file, { from: TODAY })
    expect(first.summary).toMatchObject({ counts: { faults: 1 }, unknownFields: [{ field: 'Thủy sản', count: 1 }] })
    const key = first.summary.unknownFields[0]?.key ?? ''
    const { summary } = await previewOf(leader, file, { from: TODAY, mapping: { [key]: 'ho-tich' } })
    expect(summary).toMatchObject({ counts: { new: 1, faults: 0 }, unknownFields: [] })
  })

  test('of a whole list says what would end', async () => {
    const { summary } = await previewOf(leader, csvOf(madeUpTable(3)), { from: TODAY, isWhole: true })
    expect(summary.counts.ended).toBe(centre.centre.deps.store.catalogue().rows.size)
  })

  test.each([
    ['nothing', Buffer.from('Mã TTHC;Tên thủ tục;Lĩnh vực\n'), 'CATALOGUE_EMPTY'],
    ['a table without heads', Buffer.from('a;b\nc;d'), 'CATALOGUE_NO_HEADS'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'CATALOGUE_OLD_EXCEL'],
    ['a page', Buffer.from('<html>'), 'CATALOGUE_FILE_TYPE'],
    ['letters of TCVN3', Buffer.from([0x54, 0xaa, 0x6e, 0x20, 0xae, 0xe1]), 'CATALOGUE_ENCODING'],
    ['broken JSON', Buffer.from('{"a":'), 'CATALOGUE_FILE_BROKEN'],
  ])('%s is refused in words', async (_what, bytes, code) => {
    const fileId = await sendCatalogue(leader, bytes)
    const body = { fileId, from: TODAY, isWhole: false, mapping: {}, decision: '' }
    expect(codeOf(await leader.call('previewCatalogue', { body }))).toBe(code)
  })

  test('a day that is past, or none, is refused', async () => {
    const fileId = await sendCatalogue(leader, csvOf(madeUpTable(1)))
    for (const from of ['2026-11-24', '2026-12-32']) {
      const body = { fileId, from, isWhole: false, mapping: {}, decision: '' }
      expect(codeOf(await leader.call('previewCatalogue', { body }))).toBe('CATALOGUE_DATE')
    }
  })
})

describe('an import', () => {
  beforeEach(begin)
  afterEach(end)

  test('holds from its day on, and the same file changes nothing any more', async () => {
    const file = lineOf(LONG, 'Đăng ký thường trú (mới)')
    const name = (await procedure(LONG)).name
    expect(await importOf(leader, file, { from: LATER })).toMatchObject({ added: 0, changed: 1, ended: 0, leftOut: 0 })
    expect((await procedure(LONG)).name).toBe(name)
    expect((await previewOf(leader, file, { from: LATER })).summary.counts).toMatchObject({ changed: 0, unchanged: 1 })
    centre.clock.set(`${LATER}T08:00`)
    leader = await leaderOf(centre)
    expect((await procedure(LONG)).name).toBe('Đăng ký thường trú (mới)')
    const found = must(await leader.call('listProcedures', { query: { q: 'thường trú (mới)', page: 1, size: 1 } }))
    expect(found.procedures[0]?.id).toBe(LONG)
  })

  test('a doubtful fee comes in only where somebody accepted it', async () => {
    const file = csvOf(madeUpTable(4, { feeOf: (n) => ['0', '0', '500', undefined][n - 1] }))
    const { previewId, summary } = await previewOf(leader, file, { from: TODAY })
    expect(summary.groups).toMatchObject([
      { group: 0, fee: '0', codes: ['fee-zero'], count: 2, examples: [{ code: codeAt(1) }, { code: codeAt(2) }] },
      { group: 1, fee: '500', codes: ['fee-small'], count: 1 },
    ])
    const body = { previewId, decision: '1', mustRead: false, accepted: [1] }
    expect(must(await leader.call('importProcedures', { body }))).toMatchObject({ added: 2, leftOut: 2 })
    expect((await procedure(codeAt(3))).fee).toBe('500')
    expect(codeOf(await leader.call('getProcedure', { params: { procedureId: codeAt(1) } }))).toBe('PROCEDURE_UNKNOWN')
    const again = await previewOf(leader, file, { from: TODAY })
    expect(again.summary).toMatchObject({ counts: { unchanged: 2, new: 2 }, groups: [{ fee: '0', count: 2 }] })
  })

  test('is taken back by one event, newest first; a person’s own change stays', async () => {
    const { name, fee } = await procedure(LONG)
    const first = await importOf(leader, lineOf(LONG, 'Tên một'), { from: TODAY })
    const second = await importOf(leader, lineOf(LONG, 'Tên hai'), { from: TODAY })
    const undo = (importId: string) => leader.call('undoCatalogueImport', { params: { importId }, body: {} })
    expect(codeOf(await undo(first.importId))).toBe('CATALOGUE_IMPORT_OLDER')
    must(await undo(second.importId))
    expect((await procedure(LONG)).name).toBe('Tên một')
    must(await undo(first.importId))
    expect(await procedure(LONG)).toMatchObject({ name, fee })
    expect(codeOf(await undo(first.importId))).toBe('CATALOGUE_IMPORT_OLDER')
    const { imports } = must(await leader.call('listCatalogueImports', {}))
    expect(imports.map(({ undoneAt, undoable }) => [undoneAt !== null, undoable])).toEqual([
      [true, false],
      [true, false],
    ])
    expect(await isSound()).toBe(true)
  })

  test('an answer that was lost comes again, and nothing is imported twice', async () => {
    const { previewId } = await previewOf(leader, csvOf(madeUpTable(2)), { from: TODAY })
    const call = () =>
      leader.call('importProcedures', {
        body: { previewId, decision: '1', mustRead: false, accepted: [] },
        key: '018f0000-0000-7000-8000-000000000001',
      })
    const answers = [must(await call()), must(await call())]
    expect(answers[1]).toEqual(answers[0])
    expect(payloads(centre, 'catalogue.imported')).toHaveLength(1)
  })

  test('is refused when procedures changed after the preview, and leaves nothing behind that anybody sees', async () => {
    const { previewId } = await previewOf(leader, csvOf(madeUpTable(2)), { from: TODAY })
    await importOf(leader, lineOf(codeAt(9), 'Khác'), { from: TODAY })
    const body = { previewId, decision: '1', mustRead: false, accepted: [] }
    expect(codeOf(await leader.call('importProcedures', { body }))).toBe('CATALOGUE_CHANGED')
    expect(codeOf(await leader.call('getProcedure', { params: { procedureId: codeAt(1) } }))).toBe('PROCEDURE_UNKNOWN')
  })

  test('TV-4.1b: ends what a whole list does not have, and what it marks as abolished', async () => {
    const file = Buffer.from(`Mã TTHC;Tên thủ tục;Lĩnh vực;Tình trạng\n${SHORT};;;Bãi bỏ`)
    expect(await importOf(leader, file, { from: TODAY })).toMatchObject({ ended: 1 })
    expect(codeOf(await leader.call('getProcedure', { params: { procedureId: SHORT } }))).toBe('PROCEDURE_UNKNOWN')
  })

  test('an own change afterwards counts, knows what it replaced and can be undone', async () => {
    await importOf(leader, lineOf(LONG, 'Tên nhập'), { from: TODAY })
    const { procedure: item } = must(await leader.call('getConfiguredProcedure', { params: { procedureId: LONG } }))
    expect(item.name).toBe('Tên nhập')
    const changes = [{ kind: 'procedure' as const, item: { ...item, name: 'Tên sửa' } }]
    const { seq, differences } = must(await leader.call('changeConfiguration', { body: { changes } }))
    expect(differences).toMatchObject([{ before: { name: 'Tên nhập' }, after: { name: 'Tên sửa' } }])
    expect((await procedure(LONG)).name).toBe('Tên sửa')
    must(await leader.call('undoConfiguration', { params: { changeSeq: String(seq) }, body: {} }))
    expect((await procedure(LONG)).name).toBe('Tên nhập')
  })
})

test('a list of many hundreds comes in small transactions, with one event for each, and is in force with the last', async () => {
  await begin()
  const file = csvOf(madeUpTable(700))
  const before = centre.centre.journal.head().seq
  const sizes: number[] = []
  const execute = centre.centre.executor.execute
  Object.assign(centre.centre.executor, {
    execute: (...given: Parameters<typeof execute>) =>
      execute(given[0], given[1], (ctx) => {
        const decision = given[2](ctx)
        sizes.push(decision.events?.length ?? 0)
        return decision
      }),
  })
  expect(await importOf(leader, file, { from: TODAY })).toMatchObject({ added: 700 })
  expect(centre.centre.journal.head().seq - before).toBe(701)
  expect([Math.max(...sizes) <= 200, sizes.at(-1)]).toEqual([true, 1])
  expect(centre.centre.deps.store.catalogue().rows.has(codeAt(700))).toBe(true)
  await end()
})

describe('reception', () => {
  beforeEach(begin)
  afterEach(end)

  test('TQ-6.1b, KT-13.6: goes by the version of the day, after the officer has read it; an older dossier keeps its own', async () => {
    const desk = await openDossierDesk(centre)
    const old = await desk.one()
    const { name } = await procedure(LONG)
    const file = lineOf(LONG, 'Tên mới', ';Thời hạn|;2 ngày làm việc')
    const { importId } = await importOf(leader, file, { from: TODAY })
    const receive = () => desk.client.call('receiveDossier', { body: receptionOf(centre, { filer: AN }) })
    expect(codeOf(await receive())).toBe('PROCEDURE_UNREAD')
    const { news } = must(await desk.client.call('getProcedureNews', { params: { procedureId: LONG } }))
    expect(news).toMatchObject({ importId, readAt: null, before: { name }, after: { name: 'Tên mới' } })
    const read = () => desk.client.call('markProcedureRead', { params: { procedureId: LONG }, body: { importId } })
    must(await read())
    must(await read())
    expect(payloads(centre, 'procedure.read')).toEqual([{ officerId: 'O1', importId, procedureId: LONG }])
    const [fresh] = must(await receive()).dossiers
    const nameOf = async (dossierId: string) =>
      must(await desk.client.call('getDossier', { params: { dossierId } })).dossier.procedure
    expect([await nameOf(old.id), await nameOf(fresh?.id ?? '')]).toEqual([name, 'Tên mới'])
    const body = { items: [{ no: 1, text: 'Bản rõ', verify: false }], reason: 'Bản đã nộp bị mờ' }
    const { slips } = must(await desk.client.call('requestSupplement', { params: { dossierId: old.id }, body }))
    const slip = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect(slip?.content).toMatchObject({ procedure: { name } })
    const book = must(await desk.client.call('issueBook', { body: { from: TODAY, to: TODAY, volume: '01' } })).slips[0]
    const shown = must(await desk.client.call('getSlip', { params: { slipId: book?.id ?? '' } })).content
    expect(shown?.content).toMatchObject({ rows: [{ procedure: name }, { procedure: 'Tên mới' }] })
    const { readers } = must(await leader.call('listImportReaders', { params: { importId } }))
    expect(readers.map((one) => [one.officerId, one.concerned, one.read])).toEqual([
      ['O1', 1, 1],
      ['O2', 1, 0],
      ['O3', 1, 0],
    ])
    expect(await isSound()).toBe(true)
  })

  test('KT-13.6: what is unread is listed for its officer, and for a leader who has not read what', async () => {
    const desk = await openDossierDesk(centre)
    const unreadOf = (client: Client, officerId?: string) =>
      client.call('listUnreadProcedures', { query: officerId === undefined ? {} : { officerId } })
    expect(must(await unreadOf(desk.client))).toMatchObject({ procedures: [], total: 0 })
    const { importId } = await importOf(leader, lineOf(LONG, 'Tên mới'), { from: TODAY })
    const { procedures, total } = must(await unreadOf(desk.client))
    expect([procedures, total]).toMatchObject([[{ id: LONG, name: 'Tên mới', from: TODAY }], 1])
    must(await desk.client.call('markProcedureRead', { params: { procedureId: LONG }, body: { importId } }))
    expect(must(await unreadOf(desk.client)).total).toBe(0)
    expect(codeOf(await unreadOf(desk.client, 'O2'))).toBe('FORBIDDEN')
    expect(must(await unreadOf(leader, 'O2')).total).toBe(1)
    const { readers } = must(await leader.call('listProcedureReaders', {}))
    expect(readers.map((one) => [one.officerId, one.concerned, one.unread])).toEqual([
      ['O2', 1, 1],
      ['O3', 1, 1],
      ['O1', 1, 0],
    ])
  })

  test('nothing has to be read of an import that asks for it not', async () => {
    const desk = await openDossierDesk(centre)
    expect(must(await leader.call('listProcedureReaders', {})).readers).toEqual([])
    await importOf(leader, lineOf(LONG, 'Tên mới'), { from: TODAY }, { mustRead: false })
    expect((await desk.one()).code).not.toBe('')
  })

  test('the due date of a day goes by the version of that day', async () => {
    await importOf(leader, lineOf(LONG, 'Tên mới', ';Thời hạn|;2 ngày làm việc'), { from: LATER })
    const limitOn = async (day: string) => {
      const query = { channel: 'direct' as const, receivedAt: Date.parse(`${day}T08:00:00+07:00`) }
      return must(await leader.call('computeDueDate', { params: { procedureId: LONG }, query })).limit.amount
    }
    expect([await limitOn(TODAY), await limitOn(LATER)]).toEqual([7, 2])
  })
})
