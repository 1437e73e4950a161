import type { ReactNode } from 'react'
import type { RefusalLine } from '../../../../../shared/api/house-views.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useSlipPaper } from '../../../../features/slips/use-slip-paper.ts'
import type { Period } from './HousePane.tsx'

const MOST = 100

/** Who was refused, about what and why; the slip can be printed again. */
export function Refusals({ period, now }: { period: NonNullable<Period>; now: number }): ReactNode {
  const { dossiers, house } = useWords()
  const paper = useSlipPaper()
  const { view } = useLiveView(
    'listRefusals',
    {},
    { interestedIn: ['dossier.refused'], query: { ...period, page: 1, size: MOST } },
  )
  if (!view) return <p className="dossiers-empty">{dossiers.reading}</p>
  if (view.refusals.length === 0) return <p className="dossiers-empty">{house.refusalsNone}</p>
  return (
    <>
      <ul className="runs-list">
        {view.refusals.map((line) => (
          <Line key={line.id} line={line} now={now} paper={paper} />
        ))}
      </ul>
      {view.refusals.length < view.total && (
        <p className="small dossiers-empty">{dossiers.listOnlyFirst(view.refusals.length, view.total)}</p>
      )}
      {paper.refusal && <p className="field-error">{paper.refusal}</p>}
    </>
  )
}

type LineProps = { line: RefusalLine; now: number; paper: ReturnType<typeof useSlipPaper> }

function Line({ line, now, paper }: LineProps): ReactNode {
  const { dossiers, house } = useWords()
  const [language] = useLanguage()
  const causes: Readonly<Record<string, string>> = dossiers.causes
  return (
    <li className="runs-line" data-refusal={line.cause}>
      <span className="runs-when">
        <strong>{hourMinute(line.at, language)}</strong>
        {!sameDay(line.at, now) && <span className="small">{weekdayDate(line.at, language)}</span>}
        <span className="small">{line.code ?? house.atDesk}</span>
      </span>
      <span className="runs-who">
        {line.name ?? dossiers.erased}
        <span className="small">
          {[causes[line.cause] ?? line.cause, line.procedure, line.redirectTo && house.redirected(line.redirectTo)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {line.words !== null && <span className="small">{line.words}</span>}
      </span>
      <span className="runs-do">
        {line.slipId !== null && (
          <Button
            variant="quiet"
            icon="printer"
            isPending={paper.pending === line.slipId}
            onPress={() => paper.print(line.slipId ?? '')}
          >
            {dossiers.print}
          </Button>
        )}
      </span>
    </li>
  )
}
