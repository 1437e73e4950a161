import type { DossierView } from '../../../../shared/api/dossier-views.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { Deps } from '../context.ts'
import { limitOf } from './dates.ts'

/** What goes on with a dossier inside the house: its papers on their way, mishaps, the dossier that was meant. */
export function insideOf(
  { store }: Deps,
  row: DossierRow,
): Pick<DossierView, 'isSameDay' | 'hops' | 'harms' | 'twins'> {
  const { officers } = store.config()
  const erasable = (personId: string) => ({ personId, text: store.desks.person(personId) })
  const right = row.twinId === null ? undefined : store.dossiers.byId(row.twinId)
  return {
    isSameDay: limitOf(row)?.unit === 'same-day',
    hops: store.house.hops(row.id).map((hop) => ({
      ...{ handOverId: hop.id, direction: hop.direction, at: hop.atMs, run: hop.run, signedAt: hop.signedMs },
      officer: officers.get(hop.officerId)?.name ?? '',
      other: erasable(hop.receiverPerson),
    })),
    harms: store.house.harms(row.id).map((harm) => ({
      ...{ id: harm.id, kind: harm.kind, place: harm.place, at: harm.atMs, words: erasable(harm.wordsPerson) },
      ...{ settledAt: harm.settledMs, how: harm.how, cost: harm.cost, borneBy: harm.borneBy },
      outcome: harm.settledPerson === null ? null : erasable(harm.settledPerson),
    })),
    twins: [
      ...(right ? [{ id: right.id, code: right.code, isRight: true }] : []),
      ...store.house.twinsOf(row.id).map((twin) => ({ ...twin, isRight: false })),
    ],
  }
}
