import type { KeyObject } from 'node:crypto'
import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isoTime } from '../../../../../shared/domain/time/vietnam-time.ts'
import type { ChangesAnswer } from '../../../../../shared/province/changes.ts'
import { dossierSoFar } from '../../../../../shared/province/national/dossier-so-far.ts'
import { toV1Dossier } from '../../../../../shared/province/national/to-v1.ts'
import type { SentEvent } from '../../../../../shared/province/wire.ts'
import type { Fault, FileToSend, ProvinceAdapter, Reply } from '../../adapter.ts'
import type { ConnectionOf } from '../connection.ts'
import { dossierWith } from '../dossier-rows.ts'
import type { NationalOptions } from '../national-v1.ts'
import { readWhole } from '../put-file.ts'
import { rowStream } from '../row-stream.ts'
import { withoutPersons } from '../plain-words.ts'
import { answerName, placeOf, readAnswerFile } from './answer.ts'
import type { AnswerFile } from './answer.ts'
import { toCsv } from './csv.ts'
import { packageName, readPackage, publicPem, writePackage } from './package.ts'
import { writeWhole } from './whole-file.ts'

export type FileExportOptions = Omit<NationalOptions, 'transport'> & {
  connection(): ConnectionOf<'file'>
  readonly key: KeyObject
  /** Whether rows of this centre were sent before, as far as its own database knows. */
  hasSent(): boolean
}

/** Rows of one package. */
const MOST_ROWS = 5_000
const ANSWERS = 'answers'
const ANCHOR = 'anchor'
const UNREACHABLE: Fault = { kind: 'retry', cause: 'unreachable' }
const blocked = (code: string, words: string): Fault => ({ kind: 'blocked', code, words })

/**
 * For a province without a system that can be called: rows are gathered into signed, numbered packages in a folder (a stick, a
 * shared disk), and answer files of the province are read from it (docs/province.md). What a row became stands open until its
 * answer has come.
 */
export function fileExport(options: FileExportOptions): ProvinceAdapter {
  const { ledger, now } = options
  const folder = (): string => options.connection().folder
  return {
    name: 'file',
    rows: {
      ...rowStream({
        ...{ ledger, now, readRow: options.readRow, centre: options.centre },
        deliver: () => Promise.resolve({ ok: true, value: { kind: 'spooled' } }),
        // Numbers of packages would begin anew, and rows be told twice.
        mayBegin: () => !options.hasSent(),
      }),
      pushAnchor(anchor) {
        ledger.setNote(ANCHOR, JSON.stringify(anchor))
        const { seq, hash: head } = anchor
        return Promise.resolve({ ok: true, value: { verdict: 'kept', seq, hash: head, receivedAt: now(), rows: null } })
      },
    },
    pushFile: (file) => copyFile(folder(), file),
    pullStatus(cursor) {
      const changes: ChangesAnswer['changes'] = []
      const fault = readAnswers(options, changes, Number(cursor ?? 0)) ?? cutPackages(options)
      if (fault && changes.length === 0) return Promise.resolve({ ok: false, fault })
      const next = ledger.note(ANSWERS) ?? '0'
      return Promise.resolve({ ok: true, value: { changes, cursor: next, more: false, resync: false, now: now() } })
    },
    pullCatalogue(version) {
      const path = join(folder(), `danh-muc-${version}`)
      const found = ['.json', '.csv', '.xlsx'].map((end) => `${path}${end}`).find((one) => existsSync(one))
      if (found === undefined) return Promise.resolve({ ok: false, fault: UNREACHABLE })
      return Promise.resolve({ ok: true, value: readFileSync(found) })
    },
  }
}

/** Reads answers that have come, in their order. Told twice they change nothing the second time. */
function readAnswers(options: FileExportOptions, changes: ChangesAnswer['changes'], told: number): Fault | null {
  const { ledger } = options
  const { folder, answerKey } = options.connection()
  // The reader may be behind: what it was not told yet is read once more.
  for (let no = Math.min(told, Number(ledger.note(ANSWERS) ?? 0)) + 1; ; no++) {
    const read = readAnswerFile(folder, no, answerKey)
    if (read.kind === 'none') return laterThan(folder, no)
    if (read.kind === 'torn')
      return blocked(
        'ANSWER_TORN',
        `Tệp trả lời ${answerName(no)} không đọc được hoặc chữ ký không đúng: xin tỉnh gửi lại.`,
      )
    if (read.answer.trung_tam !== '' && read.answer.trung_tam !== options.centre)
      return blocked('WRONG_CENTRE', `Tệp trả lời ${answerName(no)} là của Trung tâm khác.`)
    ledger.together(() => {
      applyAnswer(options, read.answer)
      ledger.setNote(ANSWERS, String(Math.max(no, Number(ledger.note(ANSWERS) ?? 0))))
    })
    changes.push(...read.answer.thay_doi)
  }
}

/** An answer whose number is too high: one before it is missing. */
function laterThan(folder: string, no: number): Fault | null {
  const isThere = ['.json', '.csv'].some((end) => existsSync(join(folder, `${answerName(no + 1)}${end}`)))
  return isThere ? blocked('ANSWER_MISSING', `Thiếu tệp trả lời ${answerName(no)}: xin tỉnh gửi lại.`) : null
}

function applyAnswer({ ledger, readRow }: FileExportOptions, { goi, ban, hong, nhan, tu_choi }: AnswerFile): void {
  if (hong) return ledger.packageAgain(goi, ban)
  const open = new Set(
    ledger
      .rowsOfPackage(goi)
      .filter(({ state }) => state === 'sent')
      .map(({ seq }) => seq),
  )
  for (const seq of nhan.filter((one) => open.has(one))) {
    ledger.rowBecomes(seq, 'accepted')
    ledger.setUntold(seq, true)
  }
  for (const { so_thu_tu: seq, ly_do, truong } of tu_choi) {
    if (!open.has(seq)) continue
    const { subject = null } = ledger.row(seq) ?? {}
    const sent = subject === null ? [{ seq }] : ledger.rowsOf(subject)
    const words = withoutPersons(
      ly_do,
      sent.flatMap((one) => readRow(one.seq) ?? []),
    )
    const reason = `Tỉnh từ chối: ${words}`
    ledger.rowBecomes(seq, 'rejected', { code: 'EVENT_INVALID', reason, field: placeOf(truong) })
    ledger.setUntold(seq, true)
  }
}

/** Writes what is due: packages that were begun, those that did not arrive whole, and the next one. */
function cutPackages(options: FileExportOptions): Fault | null {
  const { ledger, now } = options
  const { folder, everyMinutes } = options.connection()
  const last = ledger.lastPackage()
  const spooled = ledger.rowsIn('spooled', MOST_ROWS)
  const isDue = spooled.length > 0 && (last === undefined || now() - last.madeMs >= everyMinutes * 60_000)
  if (isDue)
    ledger.together(() => {
      const no = (last?.no ?? 0) + 1
      ledger.addPackage(no, now())
      for (const { seq } of spooled) ledger.packRow(seq, no)
    })
  const due = ledger.packagesToCut()
  if (due.length === 0) return null
  if (!existsSync(folder)) return UNREACHABLE
  try {
    for (const { no, edition } of due) ledger.packageCut(no, cutOne(options, no, edition))
  } catch {
    // The stick is full, read-only, or was pulled out: the same package once more.
    return { kind: 'retry', cause: 'failed' }
  }
  return null
}

/** @returns SHA-256 of its list */
function cutOne(options: FileExportOptions, no: number, edition: number): string {
  const { ledger, readRow, key, now } = options
  const { folder } = options.connection()
  const rows = ledger.rowsOfPackage(no).flatMap(({ seq }) => readRow(seq) ?? [])
  const list = {
    ...{ trung_tam: options.centre, so: no, ban: edition, truoc: ledger.package(no - 1)?.sha256 ?? null },
    ...{
      lap_luc: isoTime(now()),
      niem_phong: JSON.parse(ledger.note(ANCHOR) ?? 'null') as Record<string, unknown> | null,
    },
  }
  const sha256 = writePackage(folder, { list, rows, csv: csvOf(options, rows) }, key)
  const read = readPackage(folder, no, publicPem(key))
  if (!read.ok || read.sha256 !== sha256) throw new Error(`${packageName(no)} was not written whole`)
  return sha256
}

const HEAD = [
  'so_thu_tu',
  'loai',
  'ngay',
  'ma_ho_so',
  'trang_thai',
  'ma_tthc',
  'ten_tthc',
  'chu_ho_so',
  'ngay_tiep_nhan',
  'ngay_hen_tra',
]

/** A package for people: a line for each row about a dossier, with the dossier as it is after it. */
function csvOf(options: FileExportOptions, rows: readonly SentEvent[]): string {
  const inPackage = Map.groupBy(rows, ({ subject }) => subject)
  const lines = rows.flatMap((row) => {
    if (row.subject === null) return []
    const own = inPackage.get(row.subject) ?? []
    const upTo = own.slice(0, own.indexOf(row) + 1)
    const so = dossierWith(options, row, options.refusedAs()) ?? dossierSoFar(upTo, options.refusedAs())
    const head = [String(row.seq), row.type, row.day, row.subject]
    if (so === null) return [[...head, '', '', '', '', '', '']]
    const { TrangThaiHoSo, MaTTHC, TenTTHC, ChuHoSo, NgayTiepNhan, NgayHenTra } = toV1Dossier(so, options.book, null)
    return [[...head, TrangThaiHoSo, MaTTHC, TenTTHC, ChuHoSo, NgayTiepNhan, NgayHenTra]]
  })
  return toCsv(HEAD, lines)
}

/** A digitised paper beside the packages, by its hash. */
async function copyFile(folder: string, file: FileToSend): Promise<Reply<'taken' | 'later'>> {
  if (!existsSync(folder)) return { ok: false, fault: UNREACHABLE }
  const path = join(folder, 'tep', `${file.sha256}.pdf`)
  if (existsSync(path) && statSync(path).size === file.bytes && digestOf(path) === file.sha256)
    return { ok: true, value: 'taken' }
  const content = await readWhole(file)
  if (content === null) return { ok: true, value: 'later' }
  try {
    mkdirSync(join(folder, 'tep'), { recursive: true })
    writeWhole(path, content)
  } catch {
    return { ok: false, fault: { kind: 'retry', cause: 'failed' } }
  }
  return { ok: true, value: 'taken' }
}

const digestOf = (path: string): string => hash('sha256', readFileSync(path), 'hex')
