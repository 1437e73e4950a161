import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { CHARGE, closeDay, collectAll, setTariff } from '../../../testkit/fees.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const MONTH = { params: { month: '2026-11' } }
let centre: TestCentre
let desk: DossierDesk
let leader: Client
beforeEach(async () => {
  centre = await startDossierCentre({ now: '2026-11-27T08:00' })
  await setTariff(centre)
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
})
afterEach(() => disposeSound(centre))

async function take(pay: Parameters<typeof collectAll>[2] = {}, count = 0): Promise<void> {
  const fees = [CHARGE, ...(count > 0 ? [{ tariff: 'ban-sao', count }] : [])]
  const { id } = await desk.one({ dossier: { fees } })
  must(await collectAll(desk.client, id, pay))
}
async function nextDay(days: number): Promise<void> {
  centre.clock.advance(days * DAY)
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
}
const monthOf = async () => must(await leader.call('getFeeMonth', MONTH)).month
const closeMonth = async () => codeOf(await leader.call('closeFeeMonth', { ...MONTH, body: {} }))

test('TT-4.5c, TV-3.2d, TV-4.2: closed on the last working day, by procedure, unit and method, each day closed first', async () => {
  await take({}, 2)
  await take({ method: 'transfer', reference: 'FT-0001' })
  expect(await closeMonth()).toBe('FEE_MONTH_EARLY')
  await nextDay(3)
  expect(await monthOf()).toMatchObject({
    ...{ from: '2026-10-31', to: '2026-11-30', papersBy: '2026-12-09', isOver: true, openDays: ['2026-11-27'] },
    ...{ n: 2, totals: { cash: 24_000, transfer: 20_000, all: 44_000 }, closed: null },
  })
  expect(await closeMonth()).toBe('FEE_DAY_OPEN')
  must(await closeDay(desk.client, '2026-11-27', 'O1'))
  must(await closeDay(leader, '2026-11-27', null))
  expect(await closeMonth()).toBe('OK')
  expect(await closeMonth()).toBe('FEE_MONTH_CLOSED')
  const month = await monthOf()
  expect(month.closed).not.toBeNull()
  expect(month.agencies.map(({ agency, fees, charges }) => [agency, fees, charges])).toEqual([
    [expect.stringContaining('Công an'), 0, 40_000],
    ['Sở Tài chính', 4_000, 0],
  ])
  expect(month.procedures.map(({ code, totals }) => [code, totals.all])).toEqual([
    ['1.004222', 40_000],
    ['1.004222', 4_000],
  ])
  // The day is part of a month that is settled.
  const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
  expect(codeOf(await collectAll(desk.client, id))).toBe('FEE_DAY_CLOSED')
  expect(codeOf(await desk.client.call('getFeeMonth', MONTH))).toBe('FEE_LEADER')
})

test('TT-4.5c, TT-9.2b: the list of the bank is held against the transfers; what it says of payers is erasable', async () => {
  await take({ method: 'transfer', reference: 'FT-0001' })
  await take({ method: 'qr', reference: 'FT-0002' })
  await take({ method: 'transfer', reference: 'FT-0003' })
  const compare = async (text: string) => leader.call('compareBankFile', { ...MONTH, body: { text } })
  expect(codeOf(await compare('a;b\n1;2'))).toBe('BANK_FILE')
  const text = [
    'SAO KÊ TÀI KHOẢN;;;',
    'Ngày giao dịch;Mã giao dịch;Số tiền ghi có;Nội dung',
    '27/11/2026;FT-0001;20.000;Nguyễn Thị Ánh nộp lệ phí',
    '27/11/2026;FT-0002;2.000;nộp phí',
    '27/11/2026;FT-0009;50.000;chuyển nhầm',
  ].join('\r\n')
  expect(must(await compare(text))).toEqual({ matched: 1, different: 1, missing: 1, extra: 1 })
  const { bank } = await monthOf()
  expect(bank).toMatchObject({ late: false, rows: 3 })
  expect(bank?.pairs?.map(({ what, reference, own, bank: listed }) => [what, reference, own, listed])).toEqual([
    ['missing', 'FT-0003', 20_000, null],
    ['different', 'FT-0002', 20_000, 2_000],
    ['extra', 'FT-0009', null, 50_000],
    ['matched', 'FT-0001', 20_000, 20_000],
  ])
  const journal = centre.db.prepare('SELECT group_concat(payload) FROM event').pluck().get()
  expect(String(journal)).not.toContain('nộp lệ phí')
  await nextDay(13)
  must(await compare(text))
  expect((await monthOf()).bank?.late).toBe(true)
})

test('the sheet has real numbers and dates under Vietnamese heads', async () => {
  await take({ method: 'transfer', reference: 'FT-0001' }, 1)
  const { name, xlsx } = must(await leader.call('exportFeeMonth', MONTH))
  expect(name).toBe('phi-le-phi-2026-11.xlsx')
  const files = unzipSync(Buffer.from(xlsx, 'base64'))
  const text = (file: string) => new TextDecoder().decode(files[file])
  const sheets = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, found]) => found)
  expect(sheets).toEqual(['Theo thủ tục', 'Theo đơn vị thu', 'Theo ngày', 'Biên lai', 'Đối chiếu ngân hàng'])
  const words = Object.keys(files)
    .map((file) => (file.startsWith('xl/') ? text(file) : ''))
    .join()
  expect(words).toContain('TỔNG HỢP THU PHÍ, LỆ PHÍ THEO THỦ TỤC, THÁNG 11/2026')
  expect(text('xl/styles.xml')).toContain('#,##0')
  // 27 November 2026 as spreadsheets count days, and the receipt's amount as a number.
  expect(text('xl/worksheets/sheet4.xml')).toContain('<v>46353</v>')
  expect(text('xl/worksheets/sheet4.xml')).toContain('<v>22000</v>')
  expect(codeOf(await desk.client.call('exportFeeMonth', MONTH))).toBe('FEE_LEADER')
})

test('TT-4.5a: a month in which more of an earlier one was cancelled than taken is settled too, with fewer receipts than none', async () => {
  await take()
  await nextDay(3)
  must(await closeDay(leader, '2026-11-27', 'O1'))
  must(await closeDay(leader, '2026-11-27', null))
  expect(await closeMonth()).toBe('OK')
  const receiptId = String(centre.db.prepare('SELECT id FROM fee_receipt').pluck().get())
  await nextDay(1)
  must(await leader.call('cancelFeeReceipt', { params: { receiptId }, body: { cause: 'entered-twice' } }))
  must(await closeDay(leader, '2026-12-01', 'leader', { words: 'Tiền lấy từ két của Trung tâm' }))
  must(await closeDay(leader, '2026-12-01', null, { words: 'Tiền lấy từ két của Trung tâm' }))
  await nextDay(30)
  must(await leader.call('closeFeeMonth', { params: { month: '2026-12' }, body: {} }))
  expect(payloads(centre, 'fee.monthClosed')[1]).toMatchObject({ receipts: -1, totals: { all: -20_000 } })
})

test('law-facts §7: what banks wrote is kept for its own time, and not before the month is settled', async () => {
  await take({ method: 'transfer', reference: 'FT-0001' })
  const text = 'Ngày;Mã giao dịch;Ghi có;Nội dung\n27/11/2026;FT-0001;20.000;Bà Ánh nộp lệ phí'
  must(await leader.call('compareBankFile', { ...MONTH, body: { text } }))
  const due = () => centre.centre.deps.store.retention.due('bank', centre.clock.now() + 1, 9)
  expect(due()).toEqual([])
  await nextDay(3)
  must(await closeDay(desk.client, '2026-11-27', 'O1'))
  must(await closeDay(leader, '2026-11-27', null))
  expect(await closeMonth()).toBe('OK')
  expect(due()).toHaveLength(1)
  expect(centre.centre.deps.store.retention.due('bank', centre.clock.now() - 9 * DAY, 9)).toEqual([])
})
