import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { useWords } from '../../../ui/language.tsx'
import { DisplayLineFields } from './DisplayLineFields.tsx'
import { Found } from './Found.tsx'
import { PrinterFields } from './PrinterFields.tsx'
import { Rows } from './Rows.tsx'
import { ScannerFields } from './ScannerFields.tsx'
import { SheetPrinterFields } from './SheetPrinterFields.tsx'
import { withLine, withPrinter, withScanner, withSheetPrinter } from './station-rows.ts'
import type { StationDraft } from './station-rows.ts'
import { useFindings } from './use-findings.ts'
import './station.css'

export type StationFormProps = {
  config: ConfigurationView
  stationId: string
  draft: StationDraft
  onChange: (draft: StationDraft) => void
}

/** The printers, number displays and scanners that hang on a station's machine: all that a file could say of them. */
export function StationForm({ config, stationId, draft, onChange }: StationFormProps): ReactNode {
  const words = useWords().adminStations
  const found = useFindings(stationId, config.role === 'technician')
  const put = (part: Partial<StationDraft>): void => onChange({ ...draft, ...part })
  return (
    <section className="admin-station" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="small">{words.hint}</p>
      <Found found={found} draft={draft} config={config} onChange={onChange} />
      <Part title={words.printers}>
        <Rows
          add={words.add.printers}
          rows={draft.printers}
          onAdd={() => onChange(withPrinter(draft, config, words))}
          onRows={(printers) => put({ printers })}
        >
          {(printer, set) => <PrinterFields printer={printer} models={found.findings?.printerModels} set={set} />}
        </Rows>
      </Part>
      <Part title={words.sheets}>
        <Rows
          add={words.add.sheets}
          rows={draft.sheets ?? []}
          onAdd={() => onChange(withSheetPrinter(draft, config, words))}
          onRows={(sheets) => put({ sheets })}
        >
          {(printer, set) => <SheetPrinterFields config={config} printer={printer} set={set} />}
        </Rows>
      </Part>
      <Part title={words.displays}>
        <Rows
          add={words.add.displays}
          rows={draft.displays}
          onAdd={() => onChange(withLine(draft, config, words))}
          onRows={(displays) => put({ displays })}
        >
          {(line, set) => (
            <DisplayLineFields config={config} line={line} models={found.findings?.displayModels} set={set} />
          )}
        </Rows>
      </Part>
      <Part title={words.scanners}>
        <Rows
          add={words.add.scanners}
          rows={draft.scanners}
          onAdd={() => onChange(withScanner(draft, config, words))}
          onRows={(scanners) => put({ scanners })}
        >
          {(scanner, set) => <ScannerFields config={config} scanner={scanner} set={set} />}
        </Rows>
      </Part>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className="admin-rows" aria-label={title}>
      <h4>{title}</h4>
      {children}
    </section>
  )
}
