import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CheckList } from '../parts/CheckList.tsx'
import type { Patch } from './patched.ts'
import { CUPS_QUEUE } from './station-rows.ts'
import type { StationDraft } from './station-rows.ts'

type SheetPrinter = NonNullable<StationDraft['sheets']>[number]
type Line = SheetPrinter['transport']
type SheetPrinterFieldsProps = {
  config: ConfigurationView
  printer: SheetPrinter
  set: (patch: Patch<SheetPrinter>) => void
}

const FRESH: { readonly [K in Line['kind']]: Extract<Line, { kind: K }> } = {
  ipp: { kind: 'ipp', uri: CUPS_QUEUE },
  windows: { kind: 'windows', printer: '' },
  simulator: { kind: 'simulator' },
}
const KINDS = Object.keys(FRESH) as Line['kind'][]

/** What can be said about an office printer: where it is, and whose slips it prints. */
export function SheetPrinterFields({ config, printer, set }: SheetPrinterFieldsProps): ReactNode {
  const words = useWords().adminStations
  const { name, transport, counterIds } = printer
  return (
    <>
      <Field label={words.name} value={name} maxLength={100} onChange={(typed) => set({ name: typed })} />
      <Select
        label={words.line}
        value={transport.kind}
        options={KINDS.map((id) => ({ id, text: words.sheetLines[id] }))}
        onChange={(kind) => set({ transport: FRESH[kind as Line['kind']] })}
      />
      {transport.kind === 'ipp' && (
        <div className="admin-station-wide">
          <Field
            label={words.uri}
            value={transport.uri}
            maxLength={255}
            onChange={(uri) => set({ transport: { kind: 'ipp', uri: uri.trim() } })}
          />
          <p className="small">{words.uriHint}</p>
        </div>
      )}
      {transport.kind === 'windows' && (
        <div className="admin-station-wide">
          <Field
            label={words.printer}
            value={transport.printer}
            maxLength={220}
            onChange={(typed) => set({ transport: { kind: 'windows', printer: typed } })}
          />
          <p className="small">{words.windowsHint}</p>
        </div>
      )}
      <div className="admin-station-wide">
        <CheckList
          label={words.sheetsFor}
          options={config.counters.map(({ id, number }) => ({ id, text: `${words.counter} ${number}` }))}
          chosen={counterIds}
          onChange={(chosen) => set({ counterIds: chosen })}
        />
      </div>
    </>
  )
}
