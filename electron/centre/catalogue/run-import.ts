import { hash } from 'node:crypto'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '../../../shared/api/operations.ts'
import { isRealDate } from '../../../shared/domain/config/check-settings.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { Procedure } from '../../../shared/domain/events/config-events.ts'
import type { Centre } from '../centre.ts'
import { refused } from '../usecases/context.ts'
import type { Caller, Ctx, Decision, Refused } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
import type { ImportCounts } from './catalogue-thread.ts'
import type { DraftFacts, DraftStep } from './draft.ts'
import type { HeldDraft } from './drafts.ts'

/** So many versions share a transaction of some 15 ms: between two of them numbers are given on. */
const CHUNK = 150

const said = (answer: unknown): Outcome => ({ ok: true, answer: JSON.stringify(answer) })

/** Takes the next part of a file. */
export function addCataloguePart(
  { catalogueDrafts }: Centre,
  { fileId, offset, data }: BodyOf<'addCataloguePart'>,
): Outcome {
  const added = catalogueDrafts.add(fileId, offset, Buffer.from(data, 'base64'))
  return 'refusal' in added ? { ok: false, refusal: added.refusal } : said(added)
}

/** Reads a file that was sent in its thread, and holds it against what is in force on the day. */
export async function previewCatalogue(
  centre: Centre,
  caller: Caller,
  { fileId, from, isWhole, mapping, decision }: BodyOf<'previewCatalogue'>,
): Promise<Outcome> {
  const fault = dateFault(centre.executor.context(caller), from)
  if (fault) return { ok: false, ...fault }
  const facts = { ...factsOf(centre, from), mapping, isWhole, source: decision === '' ? UNNAMED : decision }
  const version = centre.catalogueVersion()
  const opened = await centre.catalogueDrafts.open(fileId, from, version, facts)
  if ('refusal' in opened) return { ok: false, refusal: opened.refusal }
  return said({
    previewId: opened.previewId,
    summary: opened.held.draft.summary,
  } satisfies AnswerOf<'previewCatalogue'>)
}
const UNNAMED = 'Nhập từ tệp'

/** What is in force may not be said anew for a day that has begun before. */
const dateFault = ({ businessDate }: Ctx, from: string): Refused | null =>
  from < businessDate || !isRealDate(from) ? refused('CATALOGUE_DATE', { today: businessDate }) : null

function factsOf({ deps: { store } }: Centre, from: string): Pick<DraftFacts, 'current' | 'taken' | 'fields'> {
  const agencies = store.config().agencies
  return {
    current: store.catalogues.bodiesOn(from),
    taken: store.catalogues.codes(),
    fields: store.catalogues.fields().map((field) => ({ ...field, agency: agencies.get(field.agencyId) ?? '' })),
  }
}

export async function listCataloguePreview(
  { catalogueDrafts }: Centre,
  { previewId }: ParamsOf<'listCataloguePreview'>,
  { tab, page, size }: QueryOf<'listCataloguePreview'>,
): Promise<Outcome> {
  const held = catalogueDrafts.find(previewId)
  if (!held) return { ok: false, ...refused('CATALOGUE_PREVIEW_UNKNOWN') }
  return said(await held.draft.page(tab, page, size))
}

type Execute = (decide: (ctx: Ctx) => Decision<unknown>) => Promise<Outcome>

/**
 * Carries out a preview. Versions are written some hundred at a time, each batch a transaction of its own, and hold nothing
 * yet; the last event names them all, and with it they are in force on their day. What ends before that leaves versions
 * that nobody ever sees.
 * @param execute the last step, with the key of the request: who asks again gets the same answer
 */
export async function importProcedures(
  centre: Centre,
  caller: Caller,
  body: BodyOf<'importProcedures'>,
  execute: Execute,
): Promise<Outcome> {
  const held = centre.catalogueDrafts.find(body.previewId)
  // Perhaps it was carried out already and its answer was lost.
  if (!held) return await execute(() => refused('CATALOGUE_PREVIEW_UNKNOWN'))
  const release = centre.catalogueDrafts.claim()
  if (!release) return { ok: false, ...refused('CATALOGUE_BUSY') }
  try {
    const fault = staleFault(centre, centre.executor.context(caller), held)
    if (fault) return { ok: false, ...fault }
    const counts = await held.draft.plan(body.accepted)
    if (counts.count === 0) return { ok: false, ...refused('CATALOGUE_UNCHANGED', { leftOut: counts.leftOut }) }
    const importId = centre.ids.next()
    const failed = await writeVersions(centre, caller, held, importId, counts.count, body.decision)
    if (failed) return failed
    const outcome = await execute((ctx) => ended(centre, ctx, held, body, importId, counts))
    if (outcome.ok) await centre.catalogueDrafts.drop(body.previewId)
    return outcome
  } finally {
    release()
  }
}

/** The first reason why a preview does not hold any more: its day is past, or procedures have changed since. */
const staleFault = (centre: Centre, ctx: Ctx, { from, version }: HeldDraft): Refused | null =>
  dateFault(ctx, from) ?? (centre.catalogueVersion() === version ? null : refused('CATALOGUE_CHANGED'))

async function writeVersions(
  { executor }: Centre,
  caller: Caller,
  { draft, from }: HeldDraft,
  importId: string,
  count: number,
  decision: string,
): Promise<Outcome | null> {
  for (let at = 0; at < count; at += CHUNK) {
    const steps = await draft.steps(at, CHUNK)
    const events = steps.map((step) => versionEvent(step, importId, from, decision))
    const outcome = await executor.execute(caller, null, () => ({ events }))
    if (!outcome.ok) return outcome
  }
  return null
}

function versionEvent({ id, procedure }: DraftStep, importId: string, from: string, decision: string): NewEvent {
  if (procedure === null) return { type: 'procedure.ended', payload: { importId, from, procedureId: id } }
  const whole = JSON.parse(procedure) as Procedure
  const source = whole.source === UNNAMED ? decision : whole.source
  return { type: 'procedure.versioned', payload: { importId, from, procedure: { ...whole, source } } }
}

function ended(
  centre: Centre,
  ctx: Ctx,
  held: HeldDraft,
  { decision, decidedOn, mustRead }: BodyOf<'importProcedures'>,
  importId: string,
  { added, changed, ended: gone, leftOut }: ImportCounts,
): Decision<AnswerOf<'importProcedures'>> {
  const fault = staleFault(centre, ctx, held)
  if (fault) return fault
  const counts = { added, changed, ended: gone, leftOut }
  return {
    events: [
      {
        type: 'catalogue.imported',
        payload: {
          ...{ importId, decision, decidedOn: decidedOn ?? null, from: held.from, mustRead, ...counts },
          format: held.draft.summary.format,
          sha256: hash('sha256', held.file, 'hex'),
        },
      },
    ],
    answer: () => ({ importId, ...counts }),
  }
}
