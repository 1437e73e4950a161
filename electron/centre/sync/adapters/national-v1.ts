import { EVENT_REFUSALS } from '../../../../shared/province/codes.ts'
import type { NationalBook } from '../../../../shared/province/national/book.ts'
import type { DossierSoFar } from '../../../../shared/province/national/dossier-so-far.ts'
import { answerV1 } from '../../../../shared/province/national/fields-v1.ts'
import type { AnswerV1, ServiceV1 } from '../../../../shared/province/national/fields-v1.ts'
import { readRefusal } from '../../../../shared/province/national/refusals.ts'
import { STATUS_OF_ROW, nationalStatus } from '../../../../shared/province/national/statuses.ts'
import { toV1Dossier, toV1Progress } from '../../../../shared/province/national/to-v1.ts'
import type { SentEvent } from '../../../../shared/province/wire.ts'
import type { Ledger } from '../../store/province-ledger.ts'
import type { ProvinceAdapter, Reply } from '../adapter.ts'
import type { Transport } from '../http/transport.ts'
import { askJson, shaped, shutOut } from './ask-json.ts'
import type { ConnectionOf } from './connection.ts'
import { dossierWith } from './dossier-rows.ts'
import type { ReadRow } from './dossier-rows.ts'
import { notOffered } from './not-offered.ts'
import { putFile } from './put-file.ts'
import { rowStream } from './row-stream.ts'
import type { Verdict } from './row-judge.ts'
import { keepSession } from './session.ts'
import { watchStatuses } from './watch-statuses.ts'

export type NationalOptions = {
  readonly transport: Transport
  readonly ledger: Ledger
  readonly readRow: ReadRow
  readonly book: NationalBook
  /** What this centre is called. */
  readonly centre: string
  /** How a refusal after appraisal is told: practice varies. */
  refusedAs(): 8 | 9
  now(): number
}
export type V1Options = NationalOptions & {
  /** The connection as its file says now: a password that was changed there is used at the next log-in. */
  connection(): ConnectionOf<'national-v1'>
  /** Another server than that of the services, where the portal fetches papers; null: papers stay here. */
  readonly files: Transport | null
}

/** Rows that change what the portal shows of a dossier, beside those that move its state. */
const ALSO_TOLD = new Set([
  ...['dossier.apologised', 'dossier.appointed', 'dossier.partyCorrected', 'dossier.feePaid'],
  ...['fee.changed', 'digital.attached', 'digital.removed'],
])
/** Numbers of doubt `v1-codes`; 0 and "00" are success. */
const BUSY: Reply<never> = { ok: false, fault: { kind: 'retry', cause: 'busy' } }
const SESSION_OVER = /^-?401$/
const TRY_LATER = /^-?(?:429|5\d\d)$/
// No more words than these: a row that is refused must not look like a session that is over.
const SESSION_WORDS = /\bsession\b|phiên (?:làm việc|đăng nhập)/i

/** The national portal, first generation (national-data §3.2). What is uncertain: shared/province/national/doubts.ts. */
export function nationalV1(options: V1Options): ProvinceAdapter {
  const { ledger } = options
  const call = caller(options)
  const lookUp = async (code: string): Promise<Reply<Found | null>> => {
    const reply = await call('TraCuuHoSo', { mahoso: code })
    if (!reply.ok) return reply
    const [found] = isDone(reply.value) ? (reply.value.result ?? []) : []
    return { ok: true, value: found ?? null }
  }
  const rows = rowStream({
    ...{ ledger, now: options.now, readRow: options.readRow, centre: options.centre },
    deliver: deliverer(options, call, lookUp),
    // What is there already is looked up before it is sent: a lost ledger does no harm.
    mayBegin: () => true,
  })
  return {
    name: 'national-v1',
    rows,
    pushFile: (file) => putFile(options.files, file),
    pullStatus: watchStatuses(options, async (code) => {
      const found = await lookUp(code)
      return found.ok ? { ok: true, value: nationalStatus(found.value?.['TrangThaiHoSo']) } : found
    }),
    pullCatalogue: notOffered,
  }
}

type Found = Readonly<Record<string, unknown>>
type Call = (service: ServiceV1, more: object) => Promise<Reply<AnswerV1>>

const isDone = ({ error_code: code }: AnswerV1): boolean => Number(code) === 0

/** Calls a service within the session, with the envelope of §3.2. */
function caller(options: V1Options): Call {
  const headers = (): Record<string, string> => ({ dstcode: options.connection().dstcode })
  const within = keepSession(async () => {
    const { loginPath: path, username, password } = options.connection()
    const said = await askJson(options, { method: 'POST', path, headers: headers(), body: { username, password } })
    if (!said.ok) return said
    const shut = shutOut(said.value)
    if (shut) return shut
    const answer = shaped(said.value.json, answerV1)
    if (!answer.ok) return answer
    const { session, error_code: code } = answer.value
    if (TRY_LATER.test(String(code))) return BUSY
    return isDone(answer.value) && session
      ? { ok: true, value: session }
      : { ok: false, fault: { kind: 'unauthorised' } }
  })
  return (service, more) =>
    within(async (session) => {
      const { servicePath: path, madonvi } = options.connection()
      const body = { session, madonvi, service, ...more }
      const said = await askJson(options, { method: 'POST', path, headers: headers(), body })
      if (!said.ok) return said
      if (said.value.status === 401) return 'expired'
      const shut = shutOut(said.value)
      if (shut) return shut
      const answer = shaped(said.value.json, answerV1)
      if (!answer.ok || isDone(answer.value)) return answer
      const code = String(answer.value.error_code)
      if (SESSION_OVER.test(code) || SESSION_WORDS.test(answer.value.error_message ?? '')) return 'expired'
      return TRY_LATER.test(code) ? BUSY : answer
    })
}

const TAKEN: Reply<Verdict> = { ok: true, value: { kind: 'taken' } }
const unknown: Reply<Verdict> = {
  ok: true,
  value: { kind: 'rejected', code: 'DOSSIER_UNKNOWN', reason: EVENT_REFUSALS.DOSSIER_UNKNOWN },
}

function deliverer(options: V1Options, call: Call, lookUp: (code: string) => Promise<Reply<Found | null>>) {
  const { ledger, book } = options
  const fileUrl = (): ((sha256: string) => string) | null => {
    const { filesUrl } = options.connection()
    return filesUrl === undefined ? null : (sha256) => `${filesUrl.replace(/\/+$/, '')}/${sha256}.pdf`
  }

  /** One request about a dossier. @returns null when it was taken */
  async function tell(service: ServiceV1, code: string, more: object): Promise<Reply<Verdict> | null> {
    const reply = await call(service, more)
    if (!reply.ok) return reply
    if (isDone(reply.value)) return null
    const refusal = readRefusal(reply.value.error_message)
    // It was there before we knew of it, and is further on: what it is told again it knows.
    if (refusal.code === 'DOSSIER_OVER' && ledger.dossier(code)?.found === 1) return null
    return { ok: true, value: { kind: 'rejected', ...refusal } }
  }

  async function create(so: DossierSoFar, tried: boolean): Promise<Reply<Verdict> | null> {
    const found = await lookUp(so.code)
    if (!found.ok) return found
    const dossier = toV1Dossier(so, book, fileUrl())
    ledger.addDossier(so.code, null)
    if (found.value !== null) {
      const { MaTTHC = dossier.MaTTHC, NgayTiepNhan = dossier.NgayTiepNhan } = found.value
      if (MaTTHC !== dossier.MaTTHC || NgayTiepNhan !== dossier.NgayTiepNhan)
        return {
          ok: true,
          value: { kind: 'rejected', code: 'DOSSIER_EXISTS', reason: EVENT_REFUSALS.DOSSIER_EXISTS, field: 'subject' },
        }
      ledger.dossierExists(so.code, null, nationalStatus(found.value['TrangThaiHoSo']) ?? so.status, !tried)
      return null
    }
    const refused = await tell('DongBoHoSoMC', so.code, { isUpdating: 'False', data: [dossier] })
    if (refused === null) ledger.dossierExists(so.code, null, so.status, false)
    return refused
  }

  async function update(so: DossierSoFar): Promise<Reply<Verdict> | null> {
    const data = [toV1Dossier(so, book, fileUrl())]
    const refused = await tell('DongBoHoSoMC', so.code, { isUpdating: 'True', data })
    if (refused === null) ledger.setStatus(so.code, so.status)
    return refused
  }

  return async (row: SentEvent, tried: boolean): Promise<Reply<Verdict>> => {
    const moves = Object.hasOwn(STATUS_OF_ROW, row.type)
    if (row.subject === null || (!moves && !ALSO_TOLD.has(row.type))) return TAKEN
    const so = dossierWith(options, row, options.refusedAs())
    if (so === null) return unknown
    if ((ledger.row(row.seq)?.step ?? 0) === 0) {
      const refused = row.type === 'dossier.received' ? await create(so, tried) : await update(so)
      if (refused !== null) return refused
      ledger.rowSteps(row.seq, 1)
    }
    const refused = moves ? await tell('CapNhatTienDoHoSoMC', so.code, { data: [toV1Progress(so, row, book)] }) : null
    return refused ?? { ok: true, value: { kind: 'taken', status: so.status } }
  }
}
