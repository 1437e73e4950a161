import type { BodyOf } from '../../../../shared/api/operations.ts'
import { makePerson } from '../../journal/persons.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, Refused, UseCase } from '../context.ts'
import type { TaskRow } from '../../store/delivery-store.ts'
import { FILE_GONE } from './missing-file.ts'
import { isWithheld } from './withhold.ts'

type Of<K extends 'correctDelivery' | 'closeDelivery'> = BodyOf<K> & { readonly seq: number }

/** A refused row that waits for somebody. */
function openTask({ store }: Deps, seq: number): TaskRow | Refused {
  const task = store.deliveries.task(seq)
  if (!task) return refused('DELIVERY_UNKNOWN')
  return task.state === 'open' ? task : refused('DELIVERY_SETTLED')
}

/**
 * Sends a refused row once more as it was, after the province has put things right on its side. One that went without its
 * content comes as a new message: under its own number the province knows the empty one.
 */
export const resendDelivery: UseCase<{ seq: number }, Record<string, never>> = (deps, { seq }, ctx) => {
  const task = openTask(deps, seq)
  if ('refusal' in task) return task
  const row = deps.store.deliveries.bySeq(seq)
  if (row && isWithheld(row)) return correctDelivery(deps, { seq }, ctx)
  return {
    events: [{ type: 'delivery.resent', payload: { seq, officerId: actorOf(ctx).officerId } }],
    apply: (operational) => operational.setDeliveryState(seq, 'again'),
    answer: () => ({}),
  }
}

/**
 * Sends a new row in the place of a refused one: as the dossier is now, its people put right in the meantime, and with one
 * place changed where an officer says how.
 */
export const correctDelivery: UseCase<Of<'correctDelivery'>, Record<string, never>> = (deps, { seq, change }, ctx) => {
  const task = openTask(deps, seq)
  if ('refusal' in task) return task
  // Nothing of the row is wrong: it waits for its file.
  if (task.code === FILE_GONE) return resendDelivery(deps, { seq }, ctx)
  const { officerId } = actorOf(ctx)
  const { dossierId } = task
  const typed = change && makePerson(ctx.ids.next(), 'dossier', JSON.stringify(change.value))
  const put = change && typed ? { field: change.field, value: typed.ref } : null
  return {
    events: [{ type: 'delivery.corrected', payload: { seq, officerId, dossierId, change: put } }],
    persons: typed ? [typed.row] : [],
    answer: () => ({}),
  }
}

/** Ends a refused row with a note: nothing comes in its place, and its dossier goes on at the province. */
export const closeDelivery: UseCase<Of<'closeDelivery'>, Record<string, never>> = (deps, { seq, note }, ctx) => {
  const task = openTask(deps, seq)
  if ('refusal' in task) return task
  const { row, ref } = makePerson(ctx.ids.next(), 'dossier', note)
  const { officerId } = actorOf(ctx)
  return {
    events: [{ type: 'delivery.closed', payload: { seq, officerId, dossierId: task.dossierId, words: ref } }],
    persons: [row],
    answer: () => ({}),
  }
}
