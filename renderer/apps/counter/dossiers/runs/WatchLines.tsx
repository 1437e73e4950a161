import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierWatch } from '../../../../../shared/api/house-views.ts'
import { stopwatch } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import type { News } from '../../use-desk-press.ts'
import { toForwardNow, useWatch } from './use-watch.ts'
import './runs.css'

const KEYS = { forward: 'Alt+J', runs: 'Alt+R' } as const

export type WatchLinesProps = {
  isActive: boolean
  isLost: boolean
  onRuns: () => void
  say: (news: News) => void
}

/** Clocks that call the officer wherever he is: a dossier to be forwarded (TQ-7.2b), a run that goes or was missed (TT-4.2b). */
export function WatchLines({ isActive, isLost, onRuns, say }: WatchLinesProps): ReactNode {
  const seen = useWatch()
  if (!seen || isLost) return null
  return (
    <div className="watch" role="status">
      <ForwardLine watch={seen.watch} now={seen.now} isActive={isActive} say={say} onDone={seen.refresh} />
      <RunLine watch={seen.watch} isActive={isActive} onRuns={onRuns} />
    </div>
  )
}

type ForwardLineProps = Pick<WatchLinesProps, 'isActive' | 'say'> & {
  watch: DossierWatch
  now: number
  onDone: () => void
}

function ForwardLine({ watch, now, isActive, say, onDone }: ForwardLineProps): ReactNode {
  const { api } = usePage()
  const { house, dossiers } = useWords()
  const [pending, setPending] = useState<string | null>(null)
  const first = toForwardNow(watch, now)

  async function forward(dossierId: string, code: string): Promise<void> {
    if (pending !== null) return
    setPending(dossierId)
    const outcome = await api.press('forwardDossier', { params: { dossierId }, body: {} })
    setPending(null)
    onDone()
    say(
      outcome.ok
        ? { kind: 'good', text: dossiers.acted(dossiers.actions.forward, code) }
        : { kind: 'stop', text: outcome.message },
    )
  }
  useHotkeys(first ? { [KEYS.forward]: () => void forward(first.dossierId, first.code) } : {}, isActive)
  if (!first) return null
  const others = watch.toForward - 1
  return (
    <div className="watch-line" data-late={first.isLate || undefined} data-watch="forward">
      <Icon name={first.isLate ? 'alert' : 'clock'} />
      <p>
        <strong>{first.isLate ? house.forwardLate(first.code) : house.forwardSoon(first.code)}</strong>
        {others > 0 && <span className="small"> {house.forwardOthers(others)}</span>}
      </p>
      <span className="number watch-left">
        {first.isLate ? house.overBy(stopwatch(now - first.by)) : house.left(stopwatch(first.by - now))}
      </span>
      <Button
        variant="action"
        icon="send"
        hotkey={KEYS.forward}
        isPending={pending === first.dossierId}
        onPress={() => void forward(first.dossierId, first.code)}
      >
        {house.forwardNow}
      </Button>
    </div>
  )
}

function RunLine({
  watch,
  isActive,
  onRuns,
}: { watch: DossierWatch } & Pick<WatchLinesProps, 'isActive' | 'onRuns'>): ReactNode {
  const { house } = useWords()
  useHotkeys({ [KEYS.runs]: onRuns }, isActive)
  const first = watch.runs.find(({ state }) => state === 'missed') ?? watch.runs[0]
  if (!first) return null
  const isMissed = first.state === 'missed'
  const words = isMissed ? house.runMissed : house.runNow
  const others = watch.runs.length - 1
  return (
    <div className="watch-line" data-late={isMissed || undefined} data-watch="run">
      <Icon name={isMissed ? 'alert' : 'clock'} />
      <p>
        <strong>{words(house.runShort(first.name), first.agency, first.waiting)}</strong>
        {others > 0 && <span className="small"> {house.moreRuns(others)}</span>}
      </p>
      <Button icon="list" hotkey={KEYS.runs} onPress={onRuns}>
        {house.openRuns}
      </Button>
    </div>
  )
}
