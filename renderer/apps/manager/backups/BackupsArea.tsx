import type { ReactNode } from 'react'
import type { BackupsView } from '../../../../shared/api/backup-views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { grouped } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { timeWords } from '../devices/time-words.ts'
import { useRefreshed } from '../devices/use-refreshed.ts'
import { useManagerPress } from '../use-manager-press.ts'
import { LeftOver } from './LeftOver.tsx'
import { PlaceFacts } from './PlaceFacts.tsx'
import { SecondPlace } from './SecondPlace.tsx'
import { useSizeWords } from './use-size-words.ts'
import './backups.css'

const INTERESTED: readonly EventType[] = [
  'device.troubled',
  'device.recovered',
  'setting.changed',
  'backup.keyMade',
  'backup.formerSettled',
  'journal.restored',
]
/** A backup is no event. */
const AGAIN_MS = 5_000

/** Whether the centre could be put back today, from where, and how far: the last good backup before everything else. */
export function BackupsArea({ session }: AreaProps): ReactNode {
  const { backups: words, common } = useWords()
  const { view, state, now, refresh } = useLiveView('getBackups', {}, { interestedIn: INTERESTED, everyMinute: true })
  useRefreshed(refresh, AGAIN_MS)
  if (!view) return <p role="status">{common.connecting}</p>
  return (
    <div className="office-parts backups">
      <div className="manager-head">
        <h1>{words.title}</h1>
        {view.first && <Verdict view={view} now={now} />}
      </div>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={common.lost} live />}
      {view.first ? (
        <>
          <FirstPlace view={view} now={now} refresh={refresh} />
          <SecondPlace
            second={view.second}
            now={now}
            isTechnician={session.officer.role === 'technician'}
            refresh={refresh}
          />
          <LeftOver {...{ view, now, refresh }} />
          <Kept view={view} now={now} />
        </>
      ) : (
        <Notice kind="info" title={words.off} />
      )}
      <Restores view={view} now={now} />
    </div>
  )
}

type Shown = { view: BackupsView; now: number }

function Verdict({ view: { first, second }, now }: Shown): ReactNode {
  const { backups: words } = useWords()
  const [language] = useLanguage()
  const at = first?.lastGoodAt ?? null
  const isSafe = second !== null && second.lastGoodAt !== null && !second.fault
  const isGood = at !== null && !first?.fault && isSafe
  return (
    <p className={`devices-verdict devices-${isGood ? 'good' : 'care'}`} role="status" data-backup-verdict={isGood}>
      <Icon name={isGood ? 'check' : 'alert'} />
      {at === null ? words.never : (isSafe ? words.good : words.onlyHere)(timeWords(at, now, language))}
    </p>
  )
}

function FirstPlace({ view, now, refresh }: Shown & { refresh: () => void }): ReactNode {
  const { backups: words } = useWords()
  const [language] = useLanguage()
  const { isPending, problem, press } = useManagerPress(refresh)
  const { first, isBusy, nextAt } = view
  if (!first) return null
  return (
    <section className="office-part" aria-labelledby="backups-first">
      <h2 id="backups-first">{words.first}</h2>
      <PlaceFacts place={first} now={now} />
      <p className="small">{nextAt === null ? words.nextNone : words.next(timeWords(nextAt, now, language))}</p>
      <div className="backups-bar">
        <Button
          variant="action"
          icon="lower"
          isPending={isPending || isBusy}
          onPress={() => void press((api) => api.press('backUpNow', { body: {} }))}
        >
          {isBusy ? words.busy : words.now}
        </Button>
      </div>
      {problem && <Notice kind="care" title={problem} live />}
    </section>
  )
}

function Kept({ view: { keep, list }, now }: Shown): ReactNode {
  const { backups: words } = useWords()
  const [language] = useLanguage()
  const size = useSizeWords()
  return (
    <section className="office-part" aria-labelledby="backups-list">
      <h2 id="backups-list">{words.list}</h2>
      <p>{words.keep(keep.newest, keep.days, keep.weeks)}</p>
      <p>{words.bound(keep.mostDays)}</p>
      {list.length > 0 && (
        <table className="backups-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.time}</th>
              <th scope="col">{words.columns.size}</th>
              <th scope="col">{words.columns.seq}</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ name, takenAt, bytes, seq }) => (
              <tr key={name} data-backup={name}>
                <td>{timeWords(takenAt, now, language)}</td>
                <td>{size(bytes)}</td>
                <td>{grouped(seq, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Restores({ view: { restores }, now }: Shown): ReactNode {
  const { backups: words, restored } = useWords()
  const [language] = useLanguage()
  if (restores.length === 0) return null
  const time = (at: number): string => timeWords(at, now, language)
  return (
    <section className="office-part" aria-labelledby="backups-restores">
      <h2 id="backups-restores">{words.restores}</h2>
      <ul className="backups-restores">
        {restores.map(({ at, how, backupAt, lostUntil, lostEvents }) => (
          <li key={at}>
            {`${time(at)}: ${words.how[how]}. `}
            {lostEvents === 0
              ? restored.nothing
              : restored.lost(time(backupAt), lostUntil === null ? restored.untilUnknown : time(lostUntil))}
          </li>
        ))}
      </ul>
    </section>
  )
}
