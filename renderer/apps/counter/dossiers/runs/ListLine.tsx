import { useState } from 'react'
import type { ReactNode } from 'react'
import type { HandOverView } from '../../../../../shared/api/house-views.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import type { SlipPaper } from '../../../../features/slips/use-slip-paper.ts'

export type ListLineProps = {
  list: HandOverView
  now: number
  isLost: boolean
  paper: SlipPaper
  onDone: () => void
}

/** A list of papers that went: to whom, with which hands, and whether both sides have signed. */
export function ListLine({ list, now, isLost, paper, onDone }: ListLineProps): ReactNode {
  const { dossiers, house } = useWords()
  const [language] = useLanguage()
  const { press, refusal, isPending } = useListPress(list.id, onDone)
  const at = (ms: number): string =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  const isOpen = list.signedAt === null && !list.isCancelled
  return (
    <li className="runs-line" data-hand-over={list.direction} data-signed={list.signedAt !== null || undefined}>
      <span className="runs-when">
        <strong>{at(list.at)}</strong>
        <span className="small">{list.run === null ? house.notAnyRun : house.run(list.run)}</span>
      </span>
      <span className="runs-who">
        {`${house.directions[list.direction]} · ${list.agency}`}
        <span className="small">
          {`${house.papersCount(list.papers)} · ${house.hands(list.officer, list.other ?? dossiers.erased)}`}
        </span>
        {list.missed > 0 && <span className="small dossiers-care">{house.missedCount(list.missed)}</span>}
        <span className="runs-state small" data-open={isOpen || undefined}>
          <ListState list={list} at={at} />
        </span>
        {refusal && <span className="field-error">{refusal}</span>}
      </span>
      <span className="runs-do">
        {list.slipId !== null && <PrintList slipId={list.slipId} paper={paper} />}
        {isOpen && (
          <Button icon="check" isDisabled={isLost} isPending={isPending} onPress={() => press('signHandOver')}>
            {house.sign}
          </Button>
        )}
        {isOpen && list.direction === 'out' && (
          <Button variant="quiet" icon="close" isDisabled={isLost} onPress={() => press('cancelHandOver')}>
            {house.cancel}
          </Button>
        )}
      </span>
    </li>
  )
}

function ListState({ list, at }: { list: HandOverView; at: (ms: number) => string }): ReactNode {
  const { house } = useWords()
  const [icon, words] = list.isCancelled
    ? (['close', house.cancelled] as const)
    : list.signedAt === null
      ? (['type', house.unsigned] as const)
      : (['check', house.signed(at(list.signedAt))] as const)
  return (
    <>
      <Icon name={icon} />
      {words}
    </>
  )
}

/** Both copies, one for each side. */
function PrintList({ slipId, paper }: { slipId: string; paper: SlipPaper }): ReactNode {
  const { dossiers } = useWords()
  return (
    <Button
      variant="quiet"
      icon="printer"
      isPending={paper.pending === slipId}
      onPress={() => paper.print(slipId, 'all')}
    >
      {dossiers.print}
    </Button>
  )
}

/** One press at a time on a list of papers; what the centre says no with stands beside it. */
function useListPress(handOverId: string, onDone: () => void) {
  const { api } = usePage()
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function run(operation: 'signHandOver' | 'cancelHandOver'): Promise<void> {
    if (isPending) return
    setPending(true)
    const outcome = await api.press(operation, { params: { handOverId }, body: {} })
    setPending(false)
    setRefusal(outcome.ok ? null : outcome.message)
    onDone()
  }
  return { isPending, refusal, press: (operation: 'signHandOver' | 'cancelHandOver') => void run(operation) }
}
