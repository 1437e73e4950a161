import { codeSeries, codesLeft } from '../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../shared/domain/dossier/code.ts'
import { CURSOR, applyChanges } from '../usecases/sync/apply-changes.ts'
import type { Fault } from './adapter.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** What was asked for last, by whose codes, and on which day. */
const ASKED = 'codes.asked'
/** Below this share of what a day has more are asked for: the rest lasts while somebody looks. */
const LOW = 0.2

const NOBODY = { kind: 'nobody', address: '' } as const

type Whose = { readonly agencyId: string | null; readonly codes: CodeRanges }

/**
 * Asks the province for more codes of dossiers before those of today are used up, once a day for the same ranges. What it gives
 * holds from today on, like a range that it gives of its own accord.
 * @returns false when the line does not carry
 */
export async function askForCodes(world: SyncWorld): Promise<boolean> {
  const { adapter, deps, executor, line } = world
  if (!adapter.reserveCodes) return true
  const { businessDate: day } = executor.context(NOBODY)
  for (const whose of lowToday(world, day)) {
    const { agencyId } = whose
    const asked = JSON.stringify({ day, ...whose })
    const name = `${ASKED} ${agencyId ?? ''}`
    if (deps.store.deliveries.state(name) === asked) continue
    const reply = await adapter.reserveCodes(whose)
    if (!reply.ok && !isUnknown(reply.fault)) {
      line.fault(reply.fault)
      return false
    }
    const { granted, now } = reply.ok ? reply.value : { granted: null, now: executor.context(NOBODY).now }
    const changes = granted ? [{ kind: 'codes.granted' as const, key: '', at: now, body: granted }] : []
    await decide(world, (ctx) => {
      const cursor = deps.store.deliveries.state(CURSOR) ?? ''
      const taken = applyChanges(deps, { changes, cursor, more: false, resync: false, now }, ctx)
      return {
        ...taken,
        apply(operational) {
          taken.apply?.(operational)
          operational.setSyncState(name, asked)
        },
      }
    })
  }
  return true
}

/** A province whose program is older gives none. */
const isUnknown = (fault: Fault): boolean => fault.kind === 'blocked' && fault.code === 'NOT_FOUND'

/** Whose codes are almost used up today. */
function lowToday({ deps: { store } }: SyncWorld, day: string): Whose[] {
  const config = store.config()
  return [null, ...config.agencies.keys()].flatMap((agencyId): Whose[] => {
    const own = config.settings.some((row) => row.key === 'dossier.codes' && row.agencyId === agencyId)
    const codes = own ? config.setting('dossier.codes', day, agencyId) : undefined
    if (!codes) return []
    const whole = codesLeft(codes, () => 0)
    const left = codesLeft(codes, ({ from, to }) => store.dossiers.highestNo(codeSeries(codes), day, from, to))
    return left < whole * LOW ? [{ agencyId, codes }] : []
  })
}
