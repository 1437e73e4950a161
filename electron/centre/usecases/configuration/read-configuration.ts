import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { ConfigChange, ConfigDifference } from '../../../../shared/api/config-views.ts'
import { hoursStartFrom, noticeDays } from '../../../../shared/domain/calendar/hours-notice.ts'
import type { ConfigItem } from '../../../../shared/domain/config/config-items.ts'
import type { ChangeRow } from '../../store/configuration-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { editable, listOf, readItems } from './items.ts'
import { isUndoable } from './undo.ts'

/** All configuration in use as values to edit, with what a person must know of accounts and devices; no secrets. */
export function getConfiguration(deps: Deps, ctx: Ctx): AnswerOf<'getConfiguration'> {
  const { store } = deps
  const config = store.config()
  const { items } = readItems(deps)
  const { officerId, role } = actorOf(ctx)
  const seats = new Map(store.desks.openSessions().map((session) => [session.officerId, session.counterId]))
  const seatOf = (id: string): number | null => config.counters.get(seats.get(id) ?? '')?.number ?? null
  const lockOf = (id: string): number | null => {
    const { lockedUntilMs } = store.desks.loginAttempt(id)
    return lockedUntilMs > ctx.now ? lockedUntilMs : null
  }
  return {
    agencies: listOf(items, 'agency'),
    fields: listOf(items, 'field'),
    services: listOf(items, 'service').sort((a, b) => a.order - b.order),
    counters: listOf(items, 'counter').sort((a, b) => a.number - b.number),
    officers: listOf(items, 'officer').map((officer) => ({
      ...officer,
      hasPin: (config.officers.get(officer.id)?.credentialId ?? null) !== null,
      picture: config.officers.get(officer.id)?.picture ?? null,
      lockedUntil: lockOf(officer.id),
      counterNumber: seatOf(officer.id),
    })),
    devices: listOf(items, 'device').map((device) => ({ ...device, paired: store.configuration.isPaired(device.id) })),
    bindings: listOf(items, 'binding'),
    stations: listOf(items, 'station'),
    settings: listOf(items, 'setting'),
    holidays: listOf(items, 'holiday').sort((a, b) => (a.date < b.date ? -1 : 1)),
    now: ctx.now,
    today: ctx.businessDate,
    hoursFrom: hoursStartFrom(config, ctx.businessDate, null),
    noticeDays: noticeDays(config, ctx.businessDate),
    role,
    officerId,
    through: deps.through(),
  }
}

/** One procedure in use as a value to edit. */
export const getConfiguredProcedure: UseCase<{ procedureId: string }, AnswerOf<'getConfiguredProcedure'>> = (
  deps,
  { procedureId },
) => {
  const procedure = deps.store.configuration.item('procedure', procedureId)
  if (procedure === null) return refused('PROCEDURE_UNKNOWN')
  return {
    answer: () => ({ procedure: JSON.parse(procedure) as ConfigItem<'procedure'>, through: deps.through() }),
  }
}

/** Who changed what and when, newest first. */
export function listConfigurationChanges(
  deps: Deps,
  query: { before?: number | undefined; limit: number },
): AnswerOf<'listConfigurationChanges'> {
  const rows = deps.store.configuration.changes(query.before ?? Number.MAX_SAFE_INTEGER, query.limit)
  return { changes: rows.map((row) => changeView(deps, row)), through: deps.through() }
}

function changeView(deps: Deps, row: ChangeRow): ConfigChange {
  const { store } = deps
  const steps = store.configuration.steps(row.seq)
  const differences = steps.map(({ kind, key, before, after }): ConfigDifference => ({
    kind,
    key,
    before: editable(deps, kind, before),
    after: editable(deps, kind, after),
    cascade: false,
  }))
  return {
    seq: row.seq,
    at: row.atMs,
    actor: row.actor,
    actorName: row.actor === null ? null : store.configuration.officerName(row.actor),
    reason: row.reason,
    undoes: row.undoes,
    undoneBy: row.undoneBy,
    undoable: row.undoneBy === null && steps.some(isUndoable),
    differences,
  }
}
