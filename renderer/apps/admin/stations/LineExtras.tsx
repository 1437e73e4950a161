import type { ReactNode } from 'react'
import type { StationLine } from '../../../../shared/domain/config/station-devices.ts'
import { DATA_BITS, FLOWS, LIMITS, PARITIES, STOP_BITS } from '../../../../shared/domain/config/station-limits.ts'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { ChoiceField, usualFirst } from './Extras.tsx'
import { patched } from './patched.ts'
import type { Patch } from './patched.ts'

type LineExtrasProps<L extends StationLine> = { line: L; onChange: (line: L) => void }
type Serial = Extract<StationLine, { kind: 'serial' }>
type Simulated = Extract<StationLine, { kind: 'simulator' }>
type PartProps<L> = { line: L; set: (patch: Patch<L>) => void }

/** Whether anything is said about a line that is rarely said. */
export function hasLineExtras(line: StationLine): boolean {
  if (line.kind === 'tcp') return line.bytesPerSecond !== undefined
  const { kind: _, ...rest } = line
  return ['dataBits', 'parity', 'stopBits', 'flow', 'port', 'speedMmPerSecond'].some((key) => key in rest)
}

/** What is rarely said about a line; nothing for one that is only a name. */
export function LineExtras<L extends StationLine>({ line, onChange }: LineExtrasProps<L>): ReactNode {
  const words = useWords().adminStations
  const of: StationLine = line
  const set = (patch: object): void => onChange(patched(line, patch))
  if (of.kind === 'serial') return <SerialExtras line={of} set={set} />
  if (of.kind === 'simulator') return <SimulatorExtras line={of} set={set} />
  if (of.kind !== 'tcp') return null
  const [min, max] = LIMITS.bytesPerSecond
  return (
    <>
      <NumberField
        label={words.bytesPerSecond}
        value={of.bytesPerSecond ?? null}
        min={min}
        max={max}
        placeholder={words.likeNetwork}
        onChange={(speed) => set({ bytesPerSecond: speed ?? undefined })}
      />
      <p className="small">{words.bytesPerSecondHint}</p>
    </>
  )
}

function SerialExtras({ line, set }: PartProps<Serial>): ReactNode {
  const words = useWords().adminStations
  return (
    <>
      <ChoiceField
        label={words.dataBits}
        value={line.dataBits}
        choices={usualFirst(DATA_BITS, { 8: '8', 7: '7' })}
        onChange={(dataBits) => set({ dataBits })}
      />
      <ChoiceField
        label={words.parity}
        value={line.parity}
        choices={usualFirst(PARITIES, words.parities)}
        onChange={(parity) => set({ parity })}
      />
      <ChoiceField
        label={words.stopBits}
        value={line.stopBits}
        choices={usualFirst(STOP_BITS, { 1: '1', 2: '2' })}
        onChange={(stopBits) => set({ stopBits })}
      />
      <ChoiceField
        label={words.flow}
        value={line.flow}
        choices={usualFirst(FLOWS, words.flows)}
        onChange={(flow) => set({ flow })}
      />
    </>
  )
}

function SimulatorExtras({ line, set }: PartProps<Simulated>): ReactNode {
  const words = useWords().adminStations
  const [min, max] = LIMITS.simulatedSpeed
  return (
    <>
      <NumberField
        label={words.simulatedPort}
        value={line.port ?? null}
        min={0}
        max={LIMITS.port[1]}
        placeholder={words.anyPort}
        onChange={(port) => set({ port: port ?? undefined })}
      />
      <NumberField
        label={words.simulatedSpeed}
        value={line.speedMmPerSecond ?? null}
        min={min}
        max={max}
        placeholder="200"
        onChange={(speed) => set({ speedMmPerSecond: speed ?? undefined })}
      />
    </>
  )
}
