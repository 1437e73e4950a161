import type { DossierView } from '../../../../shared/api/dossier-views.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { Deps } from '../context.ts'
import { questionView } from '../agencies/questions.ts'
import { limitOf } from './dates.ts'

/** What goes on with a dossier inside the house: its papers on their way, mishaps, the dossier that was meant. */
export function insideOf(
  deps: Deps,
  row: DossierRow,
): Pick<DossierView, 'isSameDay' | 'hops' | 'harms' | 'twins' | 'coCheck' | 'offline' | 'questions'> {
  const { store } = deps
  const { officers } = store.config()
  const erasable = (personId: string) => ({ personId, text: store.desks.person(personId) })
  const right = row.twinId === null ? undefined : store.dossiers.byId(row.twinId)
  return {
    coCheck:
      row.coCheck === null
        ? null
        : { how: row.coCheck, by: row.coCheckPerson === null ? null : erasable(row.coCheckPerson) },
    offline: row.offline === null ? null : offlineWords(deps, row, row.offline),
    questions: store.agencies.questionsOf(row.id).map((question) => questionView(deps, question)),
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

/** The reason as the house said it on the day of reception; an older code stands for itself. */
const offlineWords = ({ store }: Deps, { businessDate, agencyId }: DossierRow, code: string): string =>
  store
    .config()
    .setting('dossier.offlineReasons', businessDate, agencyId)
    ?.find((reason) => reason.code === code)?.text ?? code
