import type { ReactNode } from 'react'
import type { StationLine } from '../../../../shared/domain/config/station-devices.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'

type LineFieldsProps<L extends StationLine> = {
  line: L
  kinds: readonly L['kind'][]
  onChange: (line: L) => void
}

/** 9100 on nearly every network printer; 9600 on nearly every line of displays. */
const FRESH: { readonly [K in StationLine['kind']]: Extract<StationLine, { kind: K }> } = {
  tcp: { kind: 'tcp', host: '', port: 9_100 },
  serial: { kind: 'serial', path: '', baudRate: 9_600 },
  file: { kind: 'file', path: '' },
  spooler: { kind: 'spooler', printer: '' },
  simulator: { kind: 'simulator' },
}

/** How a device is connected: what is asked depends on the kind of its line. */
export function LineFields<L extends StationLine>({ line, kinds, onChange }: LineFieldsProps<L>): ReactNode {
  const words = useWords().adminStations
  const set = (part: object): void => onChange({ ...line, ...part })
  return (
    <>
      <Select
        label={words.line}
        value={line.kind}
        options={kinds.map((id) => ({ id, text: words.lines[id] }))}
        onChange={(kind) => onChange(FRESH[kind as StationLine['kind']] as L)}
      />
      {line.kind === 'tcp' && (
        <>
          <Field label={words.host} value={line.host} maxLength={253} onChange={(host) => set({ host })} />
          <NumberField label={words.port} value={line.port} onChange={(port) => set({ port: port ?? 0 })} />
        </>
      )}
      {(line.kind === 'serial' || line.kind === 'file') && (
        <Field label={words.path} value={line.path} maxLength={255} onChange={(path) => set({ path })} />
      )}
      {line.kind === 'spooler' && (
        <Field label={words.printer} value={line.printer} maxLength={220} onChange={(printer) => set({ printer })} />
      )}
      {line.kind === 'serial' && (
        <NumberField
          label={words.baudRate}
          value={line.baudRate}
          onChange={(baudRate) => set({ baudRate: baudRate ?? 0 })}
        />
      )}
    </>
  )
}
