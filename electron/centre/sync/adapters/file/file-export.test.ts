import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { START, UNIT, connected, fileStage } from '../../../../testkit/adapter-stages.ts'
import type { FileStage } from '../../../../testkit/adapter-stages.ts'
import { dossierEvents } from '../../../../testkit/sync-centre.ts'
import { systemIds } from '../../../../platform/ids.ts'
import { getDossierLine } from '../../../usecases/sync/read.ts'
import { toCsv } from './csv.ts'
import { PUBLIC_KEY, readPackage } from './package.ts'

let stage: FileStage
afterEach(() => stage.dispose())

async function write(...nos: number[]): Promise<void> {
  for (const no of nos) {
    const { events, persons } = dossierEvents(systemIds, no, START).received()
    await stage.centre.write(events, persons)
  }
}
const pull = (cursor = '0') => stage.adapter.pullStatus(cursor)
const pem = (): string => readFileSync(join(stage.folder, PUBLIC_KEY), 'utf8')
const read = (no: number) => readPackage(stage.folder, no, pem())
const stateOf = (no: number) => stage.centre.deps.store.deliveries.ofDossier(`D${no}`).map(({ state }) => state)
const answer = { dinh_dang: 'motcua-tra-loi-1', trung_tam: UNIT.code, goi: 1, ban: 1 }
const seqOf = (no: number): number => stage.centre.deps.store.deliveries.ofDossier(`D${no}`)[0]?.seq ?? 0

it('numbers packages without gaps, each naming the one before, and puts no row into two', async () => {
  stage = await fileStage()
  const seen: number[] = []
  for (const no of [1, 2, 3]) {
    await write(no)
    await stage.settle()
    const one = read(no)
    if (!one.ok) throw new Error(one.why)
    seen.push(...one.rows.map(({ seq }) => seq))
    const before = no === 1 ? null : read(no - 1)
    expect(one.list.truoc).toBe(before?.ok ? before.sha256 : null)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(readdirSync(stage.folder).filter((name) => name.startsWith('goi-')).length).toBe(12)
  expect([...stage.taken.keys()]).toEqual(seen)
})

it('waits its minutes between two packages, and gathers what comes meanwhile', async () => {
  stage = await fileStage({ everyMinutes: 60 })
  await write(1)
  await stage.settle()
  await write(2, 3)
  await stage.settle()
  expect(read(2)).toEqual({ ok: false, why: 'missing' })
  stage.time.advance(60 * 60_000)
  await stage.settle()
  const two = read(2)
  expect(two.ok && two.rows.map(({ subject }) => subject)).toHaveLength(2)
})

it.each([
  ['cut off', '.json', (text: string) => text.slice(0, -20), 'content'],
  ['changed', '.csv', (text: string) => text.replace('Mẫu', 'Khác'), 'content'],
  ['list changed', '.ke-khai.json', (text: string) => text.replace('"so_dong": ', '"so_dong": 1'), 'signature'],
] as const)('tells a package that was %s', async (_, end, spoil, why) => {
  stage = await fileStage()
  await write(1)
  await stage.settle()
  const path = join(stage.folder, `goi-000001${end}`)
  writeFileSync(path, spoil(readFileSync(path, 'utf8')))
  expect(read(1)).toEqual({ ok: false, why })
})

it('writes a torn package once more under its number when the province says so', async () => {
  stage = await fileStage()
  await write(1)
  await stage.settle()
  await write(2)
  await stage.settle()
  stage.writeAnswer({ ...answer, goi: 2, hong: true, so_dong: 0 })
  expect(await pull('2')).toMatchObject({ ok: true })
  const again = read(2)
  expect(again.ok && [again.list.ban, again.rows.length]).toEqual([2, 1])
})

it('finishes a package that the power cut', async () => {
  stage = await fileStage()
  await write(1)
  // The stick is out while the package is due.
  renameSync(stage.folder, `${stage.folder}-out`)
  await expect(stage.settle()).rejects.toThrow('unreachable')
  renameSync(`${stage.folder}-out`, stage.folder)
  writeFileSync(join(stage.folder, 'goi-000001.json.part'), '{"dinh')
  await stage.settle()
  expect(read(1).ok).toBe(true)
  expect(stateOf(1)).toEqual(['accepted'])
})

/** How a dossier's rows are told at the desk. */
function lineOf(no: number): string[] {
  const { deps, executor } = stage.centre
  const told = getDossierLine(deps, { dossierId: `D${no}` }, executor.context({ kind: 'nobody', address: '' }))
  return 'answer' in told && told.answer ? told.answer().line.rows.map(({ state }) => state) : []
}

it('reads a table of a spreadsheet: what was taken, what was refused and why', async () => {
  stage = await fileStage()
  await write(1, 2, 3)
  await stage.settle()
  await write(4, 5, 6)
  await stage.settle()
  expect(stateOf(4)).toEqual(['accepted'])
  // The next package is answered by hand.
  await write(7, 8, 9)
  await stage.send()
  await pull('2')
  const head = 'goi;ban;so_thu_tu;ket_qua;ly_do;truong;trung_tam'
  const lines = [
    `3;1;${seqOf(7)};nhan;;;${UNIT.code}`,
    `3;1;${seqOf(8)};tu_choi;"Ngày hẹn trả; không hợp lệ";NgayHenTra;`,
    'HET;2;;;;;',
  ]
  stage.writeAnswer(`\u{FEFF}${[head, ...lines].join('\r\n')}\r\n`)
  expect(await pull('2')).toMatchObject({ ok: true })
  await stage.send()
  expect([stateOf(7), stateOf(8), stateOf(9)]).toEqual([['accepted'], ['rejected'], ['held']])
  // Nothing stands before it: who reads the line of the dossier is told that the answer is still to come.
  expect(lineOf(9)).toEqual(['underWay'])
  expect(stage.centre.deps.store.deliveries.openTasks(1)).toMatchObject([
    { field: 'body.dueAt', reason: 'Tỉnh từ chối: Ngày hẹn trả; không hợp lệ' },
  ])
})

it.each([
  ['cut off', JSON.stringify(answer).slice(0, -5), 'ANSWER_TORN'],
  ['with another number of rows', JSON.stringify({ ...answer, so: 1, nhan: [2], so_dong: 2 }), 'ANSWER_TORN'],
  ['of another centre', JSON.stringify({ ...answer, so: 1, trung_tam: 'H42.13', so_dong: 0 }), 'WRONG_CENTRE'],
])('says that an answer is %s', async (_, text, code) => {
  stage = await fileStage()
  writeFileSync(join(stage.folder, 'tra-loi-000001.json'), text)
  expect(await pull()).toMatchObject({ ok: false, fault: { kind: 'blocked', code } })
})

it('misses an answer that was left out', async () => {
  stage = await fileStage()
  writeFileSync(join(stage.folder, 'tra-loi-000002.json'), JSON.stringify({ ...answer, so: 2, so_dong: 0 }))
  expect(await pull()).toMatchObject({ ok: false, fault: { code: 'ANSWER_MISSING' } })
})

it('tells what the province writes besides, again until it was taken over', async () => {
  stage = await fileStage()
  const change = { kind: 'holidays', key: 'holidays:2027', at: START, body: { year: 2027, days: [] } }
  stage.writeAnswer({ ...answer, so_dong: 0, thay_doi: [change] })
  for (const _ of [1, 2]) expect(await pull('0')).toMatchObject({ ok: true, value: { changes: [change], cursor: '1' } })
  expect(await pull('1')).toMatchObject({ ok: true, value: { changes: [] } })
})

it('copies papers beside the packages, whole', async () => {
  stage = await fileStage()
  const bytes = Buffer.from('%PDF-1.7 thử')
  const sha256 = hash('sha256', bytes, 'hex')
  const file = { sha256, bytes: bytes.length, read: () => Promise.resolve(bytes), pace: () => Promise.resolve(true) }
  expect(await stage.adapter.pushFile(file)).toEqual({ ok: true, value: 'taken' })
  expect(await stage.adapter.pushFile(file)).toEqual({ ok: true, value: 'taken' })
  expect(readdirSync(join(stage.folder, 'tep'))).toEqual([`${sha256}.pdf`])
})

it('does not begin anew when its ledger was lost', async () => {
  stage = await fileStage()
  await write(1)
  await stage.settle()
  const { centre, time } = stage
  const dir = join(stage.folder, '..', 'other')
  mkdirSync(dir)
  const open = connected({ centre, dir, time }, { kind: 'file', folder: stage.folder, unit: UNIT })
  expect(await open.adapter.rows.position()).toMatchObject({ ok: false, fault: { code: 'LEDGER_LOST' } })
  open.close()
  expect(existsSync(join(stage.folder, 'goi-000002.sig'))).toBe(false)
})

it('writes tables that no spreadsheet runs', () => {
  expect(toCsv(['a'], [['=1+1'], ['"x"'], ['Đỗ']])).toBe('\u{FEFF}"a"\r\n"\'=1+1"\r\n"""x"""\r\n"Đỗ"\r\n')
})
