import { EVENT_REFUSALS } from '../../../../shared/province/codes.ts'
import type { DossierSoFar } from '../../../../shared/province/national/dossier-so-far.ts'
import * as v2 from '../../../../shared/province/national/fields-v2.ts'
import type { StepV2 } from '../../../../shared/province/national/fields-v2.ts'
import { readRefusal } from '../../../../shared/province/national/refusals.ts'
import { STATUS_OF_ROW } from '../../../../shared/province/national/statuses.ts'
import { toV2Append, toV2Dossier, toV2Progress } from '../../../../shared/province/national/to-v2.ts'
import type { SentEvent } from '../../../../shared/province/wire.ts'
import type { LedgerDossier } from '../../store/province-ledger.ts'
import type { FileToSend, ProvinceAdapter, Reply } from '../adapter.ts'
import { askJson, blockedBy, shaped, shutOut, wordsOf } from './ask-json.ts'
import type { JsonAnswer } from './ask-json.ts'
import type { ConnectionOf } from './connection.ts'
import { dossierWith } from './dossier-rows.ts'
import type { NationalOptions } from './national-v1.ts'
import { notOffered } from './not-offered.ts'
import { readWhole } from './put-file.ts'
import { rowStream } from './row-stream.ts'
import type { Verdict } from './row-judge.ts'
import { keepSession } from './session.ts'
import { tellCodes } from './tell-codes.ts'

export type V2Options = NationalOptions & {
  connection(): ConnectionOf<'national-v2'>
  /** Whether rows of this centre were sent before, as far as its own database knows. */
  hasSent(): boolean
}

/** Rows that change fees or papers of a dossier. */
const APPENDED = new Set(['fee.changed', 'dossier.feePaid', 'digital.attached'])

/** The second generation, six steps (national-data §3.3). What is uncertain: shared/province/national/doubts.ts. */
export function nationalV2(options: V2Options): ProvinceAdapter {
  const { ledger } = options
  const call = caller(options)
  return {
    name: 'national-v2',
    rows: rowStream({
      ...{ ledger, now: options.now, readRow: options.readRow, centre: options.centre },
      deliver: deliverer(options, call),
      // It offers no look-up: without the ledger every dossier would be created a second time.
      mayBegin: () => !options.hasSent() || options.connection().beginAnew || options.connection().codes === 'own',
    }),
    pushFile: (file) => uploadFile(options, call, file),
    pullStatus: tellCodes(options),
    pullCatalogue: notOffered,
  }
}

type Call = (step: StepV2, more: { readonly query?: string; readonly body?: unknown }) => Promise<Reply<JsonAnswer>>

function caller(options: V2Options): Call {
  const within = keepSession(async () => {
    const { clientId: client_id, clientSecret: client_secret } = options.connection()
    const said = await askJson(options, { method: 'POST', path: '/GetToken', body: { client_id, client_secret } })
    if (!said.ok) return said
    const shut = shutOut(said.value)
    if (shut) return shut
    if (said.value.status !== 200) return { ok: false, fault: { kind: 'unauthorised' } }
    const answer = shaped(said.value.json, v2.tokenAnswerV2)
    return answer.ok ? { ok: true, value: answer.value.access_token } : answer
  })
  return (step, { query = '', body }) =>
    within(async (token) => {
      const said = await askJson(options, {
        ...{ method: body === undefined ? 'GET' : 'POST', path: `/${step}${query}` },
        ...{ headers: { authorization: `Bearer ${token}` }, body },
      })
      if (!said.ok) return said
      return said.value.status === 401 ? 'expired' : (shutOut(said.value) ?? said)
    })
}

const TAKEN: Reply<Verdict> = { ok: true, value: { kind: 'taken' } }
const rejected = (verdict: Omit<Extract<Verdict, { kind: 'rejected' }>, 'kind'>): Reply<Verdict> => ({
  ok: true,
  value: { kind: 'rejected', ...verdict },
})

const theirCode = ({ code, subject }: LedgerDossier): string => code ?? subject

/** Steps 2 and 4. */
function creator(options: V2Options, call: Call) {
  const { ledger, book } = options

  /** Their number of a dossier, kept before anything is done with it: it is what tells the same again from another. */
  async function reserve(code: string): Promise<Reply<LedgerDossier>> {
    if (!ledger.dossier(code) && options.connection().codes === 'own') ledger.addDossier(code, null)
    if (!ledger.dossier(code)) {
      const reply = await call('GetNextValue', { query: `?code=${encodeURIComponent(book.unit.code)}` })
      if (reply.ok && reply.value.status === 400) return { ok: false, fault: blockedBy('CODE_REFUSED', reply.value) }
      const answer = reply.ok ? shaped(reply.value.json, v2.codeAnswerV2) : reply
      if (!answer.ok) return answer
      ledger.addDossier(code, answer.value.value)
    }
    const dossier = ledger.dossier(code)
    if (!dossier) throw new Error(`dossier ${code} was not kept`)
    return { ok: true, value: dossier }
  }

  return async (so: DossierSoFar, tried: boolean): Promise<Reply<Verdict> | null> => {
    const reserved = await reserve(so.code)
    if (!reserved.ok) return reserved
    const code = theirCode(reserved.value)
    if (reserved.value.status !== null) return null
    const reply = await call('CreateDossier', { body: toV2Dossier(so, code, book) })
    if (!reply.ok) return reply
    if (reply.value.status === 200) {
      const made = shaped(reply.value.json, v2.dossierAnswerV2)
      if (!made.ok) return made
      ledger.dossierExists(so.code, made.value.data.idHoSo, 2, false)
      return null
    }
    const refusal = readRefusal(wordsOf(reply.value.json))
    // Under a number that was given to us alone, or at a second try, what is there is ours (doubt `v2-exists`).
    const isOurs = refusal.code === 'DOSSIER_EXISTS' && (reserved.value.code !== null || tried)
    if (!isOurs) return rejected(refusal)
    ledger.dossierExists(so.code, null, 2, true)
    return null
  }
}

function deliverer(options: V2Options, call: Call) {
  const { ledger, book } = options
  const create = creator(options, call)

  async function tell(step: StepV2, body: unknown): Promise<Reply<Verdict> | null> {
    const reply = await call(step, { body })
    if (!reply.ok) return reply
    return reply.value.status === 200 ? null : rejected(readRefusal(wordsOf(reply.value.json)))
  }

  async function append(so: DossierSoFar, row: SentEvent, code: string): Promise<Reply<Verdict> | null> {
    const file = so.files.find(({ fileId }) => fileId === row.body['fileId'])
    if (row.type !== 'digital.attached' || !file) return await tell('NoiHoSo', toV2Append(so, code, book, null))
    const uploaded = ledger.file(file.sha256)
    if (!uploaded) return rejected({ code: 'FILE_MISSING', reason: EVENT_REFUSALS.FILE_MISSING, field: 'body.sha256' })
    return await tell('NoiHoSo', toV2Append(so, code, book, { file, uploaded }))
  }

  /** Progress and then state, each once: what was answered is not asked for again. */
  async function move(so: DossierSoFar, row: SentEvent, dossier: LedgerDossier): Promise<Reply<Verdict> | null> {
    const their = { code: theirCode(dossier), id: dossier.id ?? '' }
    if ((ledger.row(row.seq)?.step ?? 0) < 2) {
      const refused = await tell('CapNhatTienTrinh', [toV2Progress(so, row, their, book)])
      if (refused !== null) return refused
      ledger.rowSteps(row.seq, 2)
    }
    const refused = await tell('CapNhatTrangThai', [{ IdHoSo: their.id, MaHoSo: their.code, TrangThai: so.status }])
    if (refused === null) ledger.setStatus(so.code, so.status)
    return refused
  }

  return async (row: SentEvent, tried: boolean): Promise<Reply<Verdict>> => {
    const moves = Object.hasOwn(STATUS_OF_ROW, row.type)
    if (row.subject === null || (!moves && !APPENDED.has(row.type))) return TAKEN
    const so = dossierWith(options, row, options.refusedAs())
    if (so === null) return rejected({ code: 'DOSSIER_UNKNOWN', reason: EVENT_REFUSALS.DOSSIER_UNKNOWN })
    if (row.type === 'dossier.received') {
      const refused = await create(so, tried)
      if (refused !== null) return refused
    }
    const dossier = ledger.dossier(so.code)
    if (!dossier || dossier.status === null)
      return rejected({ code: 'DOSSIER_UNKNOWN', reason: EVENT_REFUSALS.DOSSIER_UNKNOWN })
    const refused = moves ? await move(so, row, dossier) : await append(so, row, theirCode(dossier))
    return refused ?? { ok: true, value: { kind: 'taken', status: so.status } }
  }
}

/** Step 3. What they call the file is kept: the row that speaks of it names it so. */
async function uploadFile({ ledger }: V2Options, call: Call, file: FileToSend): Promise<Reply<'taken' | 'later'>> {
  if (ledger.file(file.sha256)) return { ok: true, value: 'taken' }
  const content = await readWhole(file)
  if (content === null) return { ok: true, value: 'later' }
  const body = new FormData()
  body.append('files', new Blob([Buffer.from(content)], { type: 'application/pdf' }), `${file.sha256}.pdf`)
  const reply = await call('UploadFile', { body })
  const answer = reply.ok ? shaped(reply.value.json, v2.fileAnswerV2) : reply
  if (!answer.ok) return answer
  const [made] = answer.value.data
  if (made) ledger.addFile(file.sha256, made.IdTepTin, made.HashTepTin)
  return { ok: true, value: 'taken' }
}
