import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { StationFindings } from '../../../../shared/api/order-views.ts'
import { LIMITS } from '../../../../shared/domain/config/station-limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { Extras } from './Extras.tsx'
import { hasLineExtras, LineExtras } from './LineExtras.tsx'
import { LineFields } from './LineFields.tsx'
import { ModelField } from './ModelField.tsx'
import type { Patch } from './patched.ts'
import { Rows } from './Rows.tsx'
import { withBoard } from './station-rows.ts'
import type { StationDraft } from './station-rows.ts'

type Line = StationDraft['displays'][number]
type LineProps = {
  config: ConfigurationView
  line: Line
  models: StationFindings['displayModels'] | undefined
  set: (patch: Patch<Line>) => void
}

/** What can be said about a line of number displays. */
export function DisplayLineFields({ config, line, models, set }: LineProps): ReactNode {
  const words = useWords().adminStations
  return (
    <>
      <Field label={words.name} value={line.name} maxLength={100} onChange={(name) => set({ name })} />
      <LineFields line={line.transport} kinds={['tcp', 'serial']} onChange={(transport) => set({ transport })} />
      <Extras isSet={hasLineExtras(line.transport)}>
        <LineExtras line={line.transport} onChange={(transport) => set({ transport })} />
      </Extras>
      <div className="admin-station-boards">
        <Rows
          add={words.add.boards}
          rows={line.boards}
          onAdd={() => set(withBoard(line, config))}
          onRows={(boards) => set({ boards })}
        >
          {(board, setBoard) => <BoardFields config={config} board={board} models={models} set={setBoard} />}
        </Rows>
      </div>
    </>
  )
}

type Board = Line['boards'][number]
type BoardProps = Pick<LineProps, 'config' | 'models'> & { board: Board; set: (patch: Patch<Board>) => void }

function BoardFields({ config, board, models, set }: BoardProps): ReactNode {
  const words = useWords().adminStations
  const counters = config.counters.map(({ id, number }) => ({ id, text: `${words.counter} ${number}` }))
  const [first, last] = LIMITS.address
  const [darkest, brightest] = LIMITS.brightness
  return (
    <>
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
        min={first}
        max={last}
        onChange={(address) => set({ address: address ?? 0 })}
      />
      <Extras isSet={board.brightness !== undefined}>
        <NumberField
          label={words.brightness}
          value={board.brightness ?? null}
          min={darkest}
          max={brightest}
          placeholder={words.unchanged}
          onChange={(brightness) => set({ brightness: brightness ?? undefined })}
        />
        <p className="small">{words.brightnessHint}</p>
      </Extras>
    </>
  )
}
