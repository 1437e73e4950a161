import type { ReactNode } from 'react'
import type { StationFindings } from '../../../../shared/api/order-views.ts'
import { LETTERS, LIMITS, PRINTER_WIDTHS } from '../../../../shared/domain/config/station-limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { ChoiceField, Extras, usualFirst } from './Extras.tsx'
import { hasLineExtras, LineExtras } from './LineExtras.tsx'
import { LineFields } from './LineFields.tsx'
import { ModelField } from './ModelField.tsx'
import type { Patch } from './patched.ts'
import type { StationDraft } from './station-rows.ts'

type Printer = StationDraft['printers'][number]
type PrinterFieldsProps = {
  printer: Printer
  models: StationFindings['printerModels'] | undefined
  set: (patch: Patch<Printer>) => void
}

/** What can be said about a printer of a station. */
export function PrinterFields({ printer, models, set }: PrinterFieldsProps): ReactNode {
  const words = useWords().adminStations
  return (
    <>
      <Field label={words.name} value={printer.name} maxLength={100} onChange={(name) => set({ name })} />
      <Field label={words.id} value={printer.id} maxLength={64} onChange={(id) => set({ id: id.trim() })} />
      <ModelField models={models} value={printer.model} onChange={(model) => set({ model })} />
      <LineFields
        line={printer.transport}
        kinds={['tcp', 'serial', 'file', 'spooler', 'simulator']}
        onChange={(transport) => set({ transport })}
      />
      <PrinterExtras printer={printer} set={set} />
    </>
  )
}

/** How its paper differs from what its model says, and what is rarely said about its line. */
function PrinterExtras({ printer, set }: Omit<PrinterFieldsProps, 'models'>): ReactNode {
  const words = useWords().adminStations
  const [slowest, fastest] = LIMITS.paperSpeed
  const { width, speedMmPerSecond, letters, transport } = printer
  const isOwn = width !== undefined || speedMmPerSecond !== undefined || letters !== undefined
  return (
    <Extras isSet={isOwn || hasLineExtras(transport)}>
      <ChoiceField
        label={words.width}
        value={width}
        choices={[[undefined, words.likeModel], ...PRINTER_WIDTHS.map((dots) => [dots, words.widths[dots]] as const)]}
        onChange={(dots) => set({ width: dots })}
      />
      <NumberField
        label={words.paperSpeed}
        value={speedMmPerSecond ?? null}
        min={slowest}
        max={fastest}
        placeholder={words.likeModel}
        onChange={(speed) => set({ speedMmPerSecond: speed ?? undefined })}
      />
      <ChoiceField
        label={words.letters}
        value={letters}
        choices={usualFirst(LETTERS, words.letterKinds)}
        onChange={(kind) => set({ letters: kind })}
      />
      <LineExtras line={transport} onChange={(line) => set({ transport: line })} />
    </Extras>
  )
}
