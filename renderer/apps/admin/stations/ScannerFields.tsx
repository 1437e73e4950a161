import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { SCANNER_ENDS } from '../../../../shared/domain/config/station-limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ChoiceField, Extras, usualFirst } from './Extras.tsx'
import { hasLineExtras, LineExtras } from './LineExtras.tsx'
import { LineFields } from './LineFields.tsx'
import type { Patch } from './patched.ts'
import type { StationDraft } from './station-rows.ts'

type Scanner = StationDraft['scanners'][number]
type ScannerFieldsProps = { config: ConfigurationView; scanner: Scanner; set: (patch: Patch<Scanner>) => void }

/** What can be said about a code scanner on a port. */
export function ScannerFields({ config, scanner, set }: ScannerFieldsProps): ReactNode {
  const words = useWords().adminStations
  const { name, transport, to, end } = scanner
  return (
    <>
      <Field label={words.name} value={name} maxLength={100} onChange={(typed) => set({ name: typed })} />
      <LineFields line={transport} kinds={['tcp', 'serial']} onChange={(line) => set({ transport: line })} />
      <Select
        label={words.to}
        value={'counterId' in to ? `c:${to.counterId}` : `d:${to.deviceId}`}
        options={targets(config, words.counter)}
        onChange={(id) => set({ to: id.startsWith('c:') ? { counterId: id.slice(2) } : { deviceId: id.slice(2) } })}
      />
      <Extras isSet={end !== undefined || hasLineExtras(transport)}>
        <ChoiceField
          label={words.end}
          value={end}
          choices={usualFirst(SCANNER_ENDS, words.ends)}
          onChange={(sent) => set({ end: sent })}
        />
        <LineExtras line={transport} onChange={(line) => set({ transport: line })} />
      </Extras>
    </>
  )
}

const targets = ({ devices, counters }: ConfigurationView, counter: string): { id: string; text: string }[] => [
  ...devices.flatMap(({ id, role, name }) => (role === 'kiosk' ? [{ id: `d:${id}`, text: name }] : [])),
  ...counters.map(({ id, number }) => ({ id: `c:${id}`, text: `${counter} ${number}` })),
]
