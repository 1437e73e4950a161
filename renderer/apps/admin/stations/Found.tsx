import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { DeviceCandidate } from '../../../../shared/api/order-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { withLine, withPrinter, withScanner, withSheetPrinter } from './station-rows.ts'
import type { StationDraft } from './station-rows.ts'
import type { Findings } from './use-findings.ts'

type FoundProps = {
  found: Findings
  draft: StationDraft
  config: ConfigurationView
  onChange: (draft: StationDraft) => void
}

const WITH = { printer: withPrinter, displays: withLine, scanner: withScanner, sheets: withSheetPrinter } as const

/** What the station saw at its machine, each to be taken over by a press. */
export function Found({ found, draft, config, onChange }: FoundProps): ReactNode {
  const { adminStations: words, technician } = useWords()
  const { findings, isLooking, look, problem } = found
  const usable = (findings?.candidates ?? []).filter(({ path }) => path !== null)
  const use = (candidate: DeviceCandidate): void => onChange(WITH[candidate.kind](draft, config, words, candidate))
  return (
    <div className="admin-station-found">
      <h4>{words.found.title}</h4>
      {problem && <Notice kind="stop" title={problem} live />}
      {usable.length === 0 && <p className="small">{findings ? technician.findings.none : words.found.none}</p>}
      <ul>
        {usable.map((candidate) => (
          <li key={`${candidate.kind} ${candidate.path}`}>
            <span>
              {words.found.row(technician.findings.kinds[candidate.kind], candidate.name, candidate.path ?? '')}{' '}
              <span className="small">{technician.findings.sure(candidate.score)}</span>
            </span>
            <Button onPress={() => use(candidate)}>{words.found.use}</Button>
          </li>
        ))}
      </ul>
      {look && (
        <div>
          <Button icon="search" isPending={isLooking} onPress={look}>
            {isLooking ? words.found.looking : words.found.look}
          </Button>
        </div>
      )}
    </div>
  )
}
