import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { StationFindings } from '../../../../shared/api/order-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { RowFrame } from '../value/RowFrame.tsx'
import { Found } from './Found.tsx'
import { LineFields } from './LineFields.tsx'
import { withBoard, withLine, withPrinter, withScanner } from './station-rows.ts'
import type { StationDraft } from './station-rows.ts'
import { useFindings } from './use-findings.ts'
import './station.css'

export type StationFormProps = {
  config: ConfigurationView
  stationId: string
  draft: StationDraft
  onChange: (draft: StationDraft) => void
}

type Option = { id: string; text: string }

/** The printers, number displays and scanners that hang on a station's machine. */
export function StationForm({ config, stationId, draft, onChange }: StationFormProps): ReactNode {
  const words = useWords().adminStations
  const found = useFindings(stationId, config.role === 'technician')
  const put = (part: Partial<StationDraft>): void => onChange({ ...draft, ...part })
  return (
    <section className="admin-station" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="small">{words.hint}</p>
      <Found found={found} draft={draft} config={config} onChange={onChange} />
      <Rows
        title={words.printers}
        add={words.add.printers}
        rows={draft.printers}
        onAdd={() => onChange(withPrinter(draft, config, words))}
        onRows={(printers) => put({ printers })}
      >
        {(printer, set) => (
          <>
            <Field label={words.name} value={printer.name} maxLength={100} onChange={(name) => set({ name })} />
            <Field label={words.id} value={printer.id} maxLength={64} onChange={(id) => set({ id: id.trim() })} />
            <ModelField
              models={found.findings?.printerModels}
              value={printer.model}
              onChange={(model) => set({ model })}
            />
            <LineFields
              line={printer.transport}
              kinds={['tcp', 'serial', 'file', 'spooler', 'simulator']}
              onChange={(transport) => set({ transport })}
            />
          </>
        )}
      </Rows>
      <Rows
        title={words.displays}
        add={words.add.displays}
        rows={draft.displays}
        onAdd={() => onChange(withLine(draft, config, words))}
        onRows={(displays) => put({ displays })}
      >
        {(line, set) => (
          <>
            <Field label={words.name} value={line.name} maxLength={100} onChange={(name) => set({ name })} />
            <LineFields line={line.transport} kinds={['tcp', 'serial']} onChange={(transport) => set({ transport })} />
            <Boards config={config} line={line} models={found.findings?.displayModels} onChange={set} />
          </>
        )}
      </Rows>
      <Rows
        title={words.scanners}
        add={words.add.scanners}
        rows={draft.scanners}
        onAdd={() => onChange(withScanner(draft, config, words))}
        onRows={(scanners) => put({ scanners })}
      >
        {(scanner, set) => (
          <>
            <Field label={words.name} value={scanner.name} maxLength={100} onChange={(name) => set({ name })} />
            <LineFields
              line={scanner.transport}
              kinds={['tcp', 'serial']}
              onChange={(transport) => set({ transport })}
            />
            <Select
              label={words.to}
              value={'counterId' in scanner.to ? `c:${scanner.to.counterId}` : `d:${scanner.to.deviceId}`}
              options={targets(config, words.counter)}
              onChange={(to) =>
                set({ to: to.startsWith('c:') ? { counterId: to.slice(2) } : { deviceId: to.slice(2) } })
              }
            />
          </>
        )}
      </Rows>
    </section>
  )
}

const targets = ({ devices, counters }: ConfigurationView, counter: string): Option[] => [
  ...devices.flatMap(({ id, role, name }) => (role === 'kiosk' ? [{ id: `d:${id}`, text: name }] : [])),
  ...counters.map(({ id, number }) => ({ id: `c:${id}`, text: `${counter} ${number}` })),
]

type RowsProps<R> = {
  title: string
  add: string
  rows: readonly R[]
  onAdd: () => void
  onRows: (rows: R[]) => void
  children: (row: R, set: (part: Partial<R>) => void) => ReactNode
}

function Rows<R extends object>({ title, add, rows, onAdd, onRows, children }: RowsProps<R>): ReactNode {
  return (
    <section className="admin-rows" aria-label={title}>
      <h4>{title}</h4>
      {rows.map((row, at) => (
        // Rows have no key of their own while they are typed.
        <RowFrame key={at} place={at + 1} onRemove={() => onRows(rows.filter((_, other) => other !== at))}>
          {children(row, (part) => onRows(rows.map((one, other) => (other === at ? { ...one, ...part } : one))))}
        </RowFrame>
      ))}
      <div>
        <Button onPress={onAdd}>{add}</Button>
      </div>
    </section>
  )
}

type Line = StationDraft['displays'][number]

function Boards({
  config,
  line,
  models,
  onChange,
}: {
  config: ConfigurationView
  line: Line
  models: StationFindings['displayModels'] | undefined
  onChange: (part: Partial<Line>) => void
}): ReactNode {
  const words = useWords().adminStations
  const counters = config.counters.map(({ id, number }) => ({ id, text: `${words.counter} ${number}` }))
  const put = (boards: Line['boards']): void => onChange({ boards })
  return (
    <div className="admin-station-boards">
      {line.boards.map((board, at) => {
        const set = (part: Partial<typeof board>): void =>
          put(line.boards.map((one, other) => (other === at ? { ...one, ...part } : one)))
        return (
          <RowFrame key={at} place={at + 1} onRemove={() => put(line.boards.filter((_, other) => other !== at))}>
            <Select
              label={words.counter}
              value={board.counterId}
              options={counters}
              onChange={(counterId) => set({ counterId })}
            />
            <ModelField models={models} value={board.model} onChange={(model) => set({ model })} />
            <NumberField
              label={words.address}
              value={board.address}
              min={0}
              max={255}
              onChange={(address) => set({ address: address ?? 0 })}
            />
          </RowFrame>
        )
      })}
      <div>
        <Button onPress={() => onChange(withBoard(line, config))}>{words.add.boards}</Button>
      </div>
    </div>
  )
}

/** A model of the station's list; typed, as long as no station has told its list. */
function ModelField({
  models,
  value,
  onChange,
}: {
  models: StationFindings['printerModels'] | undefined
  value: string
  onChange: (model: string) => void
}): ReactNode {
  const { model } = useWords().adminStations
  if (!models) return <Field label={model} value={value} maxLength={40} onChange={(text) => onChange(text.trim())} />
  const known = models.some(({ id }) => id === value) ? models : [...models, { id: value, name: value }]
  return (
    <Select
      label={model}
      value={value}
      options={known.map(({ id, name }) => ({ id, text: name }))}
      onChange={onChange}
    />
  )
}
