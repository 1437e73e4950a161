import { refused } from '../context.ts'
import type { UseCase } from '../context.ts'
import { forwardOf, rulesOnce } from './clocks.ts'
import { waitsForScans } from '../digitise/rules.ts'
import { atStep, endStep } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

/**
 * Forwards the electronic dossier (TT-4.2a, KT-4.1*); after its minutes are over it counts as missed (TQ-7.2b), by working
 * time, and beside it by the wall clock (regulations.md §6.1.2).
 */
export const forwardDossier: UseCase<{ dossierId: string }, DossierNow> = (deps, { dossierId }, ctx) => {
  const at = atStep(deps, ctx, dossierId, 'forward')
  if ('refusal' in at) return at
  if (waitsForScans(deps, ctx, dossierId)) return refused('DIGITAL_MISSING')
  const { forwardByMs } = at.row
  const late = forwardByMs !== null && ctx.now > forwardByMs
  const byClock = forwardByMs === null ? null : (forwardOf(rulesOnce(deps, ctx), at.row)?.byClock ?? null)
  const payload = { ...at.by, late, lateByClock: byClock === null ? late : ctx.now > byClock }
  return endStep(deps, at, { type: 'dossier.forwarded', payload })
}
