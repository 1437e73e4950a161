import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { OPERATIONS } from '../../../shared/api/operations.ts'
import type { AnswerOf, BodyOf, OperationId, ParamsOf, QueryOf } from '../../../shared/api/operations.ts'
import type { Operation } from '../../../shared/api/operations/operation.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import type { Centre } from '../centre.ts'
import { addCataloguePart, importProcedures, listCataloguePreview, previewCatalogue } from '../catalogue/run-import.ts'
import { refused } from '../usecases/context.ts'
import { lineOf } from '../usecases/sync/read.ts'
import type { Caller, Ctx, Decision, Refused } from '../usecases/context.ts'
import type { Outcome, Repeatable } from '../usecases/execute.ts'
import { answerWithFiles, isWithFiles } from './answer-with-files.ts'
import { principalOf, stillLoggedIn } from './authenticate.ts'
import { addDigitalPart, drawDigitalThumb, readPaper, viewPage } from './digital-files.ts'
import { approve, logIn, maintain } from './log-in.ts'
import { HANDLERS } from './routes.ts'
import { exportFeeMonth } from './export-fees.ts'
import { readPrintSheet, renderSlip } from './render-slip.ts'
import { servesScans } from '../usecases/station-scope.ts'
import { setPin } from './set-pin.ts'
import { makeBackupKey, setSecondBackup, settleFormerBackups } from '../backup/second-operations.ts'
import { takeRelease } from '../updates/take-release.ts'
import type { Request, SelfAnswered } from './handlers/handler.ts'

type Input = { params: Record<string, string>; body: unknown; query: unknown }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Checks the input of a call against its contract, then reads or executes. */
export async function answerCall(
  centre: Centre,
  id: OperationId,
  caller: Caller,
  request: FastifyRequest,
): Promise<Outcome> {
  const op: Operation = OPERATIONS[id]
  const checked = check(op, request)
  if ('refusal' in checked) return { ok: false, refusal: checked.refusal }
  const { input } = checked

  if (isSelfAnswered(id)) return SELF[id](centre, caller, input)
  const repeatable = op.method === 'GET' || op.idempotent === false ? null : repeatableOf(caller, request, input)
  if (typeof repeatable === 'string') return { ok: false, refusal: { code: repeatable } }
  const execute = (decide: (ctx: Ctx) => Decision<unknown>): Promise<Outcome> =>
    centre.executor.execute(caller, repeatable, (ctx) =>
      stillLoggedIn(centre, caller, ctx.now) ? decide(ctx) : refused('NOT_AUTHENTICATED'),
    )
  if (id === 'importProcedures')
    return importProcedures(centre, caller, input.body as BodyOf<'importProcedures'>, execute)
  if (id === 'takeRelease') return takeRelease(centre, caller, input.body as BodyOf<'takeRelease'>, execute)
  if (id === 'setSecondBackup') return setSecondBackup(centre, input.body as BodyOf<'setSecondBackup'>, execute)
  if (id === 'settleFormerBackups')
    return settleFormerBackups(centre, input.body as BodyOf<'settleFormerBackups'>, execute)
  if (isWithFiles(id)) return answerWithFiles(centre, id, caller, input as Request<never>, execute)
  const decide = HANDLERS[id] as (
    deps: Centre['deps'],
    request: Request<never>,
    ctx: ReturnType<Centre['executor']['context']>,
  ) => ReturnType<(typeof HANDLERS)['getTicket']>
  if (op.method === 'GET') {
    const decision = decide(centre.deps, input as Request<never>, centre.executor.context(caller))
    return decision.refusal
      ? { ok: false, refusal: decision.refusal }
      : { ok: true, answer: JSON.stringify(decision.answer?.()) }
  }
  return execute((ctx) => decide(centre.deps, input as Request<never>, ctx))
}

function check(op: Operation, request: FastifyRequest): { input: Input } | Refused {
  // No body at all is an empty one; `null` is not.
  const body = op.body?.safeParse(request.body === undefined ? {} : request.body)
  const query = op.query?.safeParse(request.query)
  const issue = body?.error?.issues[0] ?? query?.error?.issues[0]
  if (issue) return refused('BAD_REQUEST', { field: issue.path.join('.'), problem: issue.code })
  return { input: { params: request.params as Record<string, string>, body: body?.data, query: query?.data } }
}

function repeatableOf(caller: Caller, request: FastifyRequest, input: Input): Repeatable | RefusalCode {
  const key = request.headers['idempotency-key']
  if (key === undefined) return 'IDEMPOTENCY_KEY_REQUIRED'
  if (typeof key !== 'string' || !UUID.test(key)) return 'BAD_REQUEST'
  const bodyHash = hash('sha256', `${request.url}\n${JSON.stringify(input.body)}`, 'base64url')
  return { principal: principalOf(caller), key: key.toLowerCase(), bodyHash }
}

const said = (answer: unknown): Outcome => ({ ok: true, answer: JSON.stringify(answer) })
const refusedAs = (code: RefusalCode): Outcome => ({ ok: false, refusal: { code } })

/** Operations that need more of the world than the tables. */
const SELF: {
  readonly [
    K in Exclude<SelfAnswered, 'importProcedures' | 'takeRelease' | 'setSecondBackup' | 'settleFormerBackups'>
  ]: (centre: Centre, caller: Caller, input: Input) => Outcome | Promise<Outcome>
} = {
  health: (centre, caller) => said(health(centre, caller)),
  version: ({ version, build }) => said({ api: 1, version, build } satisfies AnswerOf<'version'>),
  createSession: (centre, caller, { body }) => logIn(centre, caller, body as BodyOf<'createSession'>),
  maintainMachine: (centre, caller, { body }) => maintain(centre, caller, body as BodyOf<'maintainMachine'>),
  allowSupplement: (centre, caller, { body }) => approve(centre, caller, body as BodyOf<'allowSupplement'>),
  setOfficerPin: (centre, caller, { params, body }) =>
    setPin(centre, caller, params as ParamsOf<'setOfficerPin'>, body as BodyOf<'setOfficerPin'>),
  reportScan: (centre, caller, { body }) => reportScan(centre, caller, body as BodyOf<'reportScan'>),
  makeBackupKey: (centre, caller) => makeBackupKey(centre, caller),
  renderSlip: (centre, caller, { params, body }) =>
    renderSlip(centre, caller, params as ParamsOf<'renderSlip'>, body as BodyOf<'renderSlip'>),
  readPrintSheet: (centre, caller, { params, query }) =>
    readPrintSheet(centre, caller, params as ParamsOf<'readPrintSheet'>, query as QueryOf<'readPrintSheet'>),
  exportFeeMonth: (centre, caller, { params }) => exportFeeMonth(centre, caller, params as ParamsOf<'exportFeeMonth'>),
  addCataloguePart: (centre, _caller, { body }) => addCataloguePart(centre, body as BodyOf<'addCataloguePart'>),
  previewCatalogue: (centre, caller, { body }) => previewCatalogue(centre, caller, body as BodyOf<'previewCatalogue'>),
  listCataloguePreview: (centre, _caller, { params, query }) =>
    listCataloguePreview(centre, params as ParamsOf<'listCataloguePreview'>, query as QueryOf<'listCataloguePreview'>),
  addDigitalPart: (centre, caller, { params, body }) =>
    addDigitalPart(centre, caller, params as ParamsOf<'addDigitalPart'>, body as BodyOf<'addDigitalPart'>),
  drawDigitalThumb: (centre, caller, { params, query }) =>
    drawDigitalThumb(centre, caller, params as ParamsOf<'drawDigitalThumb'>, query as QueryOf<'drawDigitalThumb'>),
  viewDigitalPage: (centre, caller, { params, body }) =>
    viewPage(centre, caller, params as ParamsOf<'viewDigitalPage'>, body as BodyOf<'viewDigitalPage'>),
  readDigitalPaper: (centre, caller, { params, body }) =>
    readPaper(centre, caller, params as ParamsOf<'readDigitalPaper'>, body as BodyOf<'readDigitalPaper'>),
  listJournal: (centre, _caller, { query }) => said(listJournal(centre, query as { before?: number; limit: number })),
}
const isSelfAnswered = (id: OperationId): id is keyof typeof SELF => id in SELF

/** A scan goes through and leaves no trace. */
function reportScan({ deps, scans }: Centre, caller: Caller, { to, text }: BodyOf<'reportScan'>): Outcome {
  const { devices, counters } = deps.store.config()
  if ('deviceId' in to && devices.get(to.deviceId)?.role !== 'kiosk') return refusedAs('DEVICE_UNKNOWN')
  if ('counterId' in to && !counters.has(to.counterId)) return refusedAs('COUNTER_UNKNOWN')
  if (!servesScans(deps, caller, to)) return refusedAs('FORBIDDEN')
  return said({ heard: scans.tell({ to, text }) } satisfies AnswerOf<'reportScan'>)
}

/** Settings without which a centre gives no numbers; each is named, none is guessed (TQ-2.2). */
function health(centre: Centre, caller: Caller): AnswerOf<'health'> {
  const ctx = centre.executor.context(caller)
  const { setting, services, counters } = centre.deps.store.config()
  const missing = [
    ...(['centre.name', 'hours'] as const).filter((key) => setting(key, ctx.businessDate) === undefined),
    ...(services.size === 0 ? ['services'] : []),
    ...(counters.size === 0 ? ['counters'] : []),
  ]
  const line = lineOf(centre.deps, ctx)
  const province = line.isStuck ? 'stuck' : line.state
  return { ok: missing.length === 0, now: ctx.now, through: centre.journal.head().seq, missing, province }
}

function listJournal({ journal }: Centre, query: { before?: number; limit: number }): AnswerOf<'listJournal'> {
  const rows = journal.rowsBefore(query.before ?? Number.MAX_SAFE_INTEGER, query.limit)
  const entries = rows.map((row) => ({
    seq: row.seq,
    at: row.at_ms,
    businessDate: row.business_date,
    type: row.type,
    actor: row.actor,
    device: row.device,
    payload: JSON.parse(row.payload),
    hash: row.hash,
  }))
  return { entries, through: journal.head().seq }
}
