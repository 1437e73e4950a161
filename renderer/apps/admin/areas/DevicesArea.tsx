import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfigStep, ConfigurationView } from '../../../../shared/api/config-views.ts'
import { DEVICE_ROLES } from '../../../../shared/api/roles.ts'
import type { DeviceRole } from '../../../../shared/api/roles.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { CheckList } from '../parts/CheckList.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { StationForm } from '../stations/StationForm.tsx'
import { devicesOf, NO_DEVICES } from '../stations/station-rows.ts'
import type { StationDraft } from '../stations/station-rows.ts'
import { TokenDialog } from './TokenDialog.tsx'

type Draft = {
  role: DeviceRole
  name: string
  printerId: string
  counterIds: readonly string[]
  /** Only of a station. */
  devices: StationDraft
}

/** Devices, what they stand for and the code by which they come in. */
export function DevicesArea({ config }: AreaProps): ReactNode {
  const { admin: words, adminStations: stationWords } = useWords()
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<Draft>('devices')
  const [pairing, setPairing] = useState(false)
  const device = config.devices.find(({ id }) => id === editing?.key)

  function openOne(id: string): void {
    const found = config.devices.find((one) => one.id === id)
    if (found) open(id, { role: found.role, name: found.name, ...boundOf(config, id), devices: devicesOf(config, id) })
  }
  function review(): void {
    if (!editing) return
    const { key, draft } = editing
    propose({
      changes: stepsOf(config, key, draft),
      onSaved: (differences) => {
        const made = differences.find(({ kind, before }) => kind === 'device' && before === null)
        close()
        if (made) open(made.key, draft)
      },
    })
  }
  return (
    <div className="admin-split">
      <ItemTable
        label={words.area.devices}
        columns={[words.fields.name, words.fields.kind, words.fields.counterIds, words.fields.printerId, words.status]}
        rows={rowsOf(config, words)}
        chosen={chosen}
        onOpen={openOne}
        addLabel={words.add.devices}
        onAdd={() => open(null, { role: 'kiosk', name: '', printerId: '', counterIds: [], devices: NO_DEVICES })}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? words.add.devices : editing.draft.name}
          onClose={close}
          isUnsaved={isUnsaved}
          onReview={review}
          isWide={editing.draft.role === 'station'}
          {...(device
            ? { onRetire: () => propose({ changes: [{ kind: 'device', remove: device.id }], onSaved: close }) }
            : {})}
          extra={
            device && (
              <Button icon="unlinked" onPress={() => setPairing(true)}>
                {words.token.make}
              </Button>
            )
          }
        >
          <DeviceForm config={config} draft={editing.draft} change={change} isNew={editing.key === null} />
          {editing.draft.role === 'station' && editing.key === null && (
            <p className="small">{stationWords.noStation}</p>
          )}
          {editing.draft.role === 'station' && editing.key !== null && (
            <StationForm
              config={config}
              stationId={editing.key}
              draft={editing.draft.devices}
              onChange={(devices) => change({ devices })}
            />
          )}
        </EditPanel>
      )}
      {pairing && device && <TokenDialog device={device} onClose={() => setPairing(false)} />}
    </div>
  )
}

/** The table of devices: what each is, what it is bound to, and whether a machine stands for it. */
const rowsOf = (config: ConfigurationView, words: Words['admin']) =>
  config.devices.map(({ id, name, role, paired }) => {
    const { printerId, counterIds } = boundOf(config, id)
    return {
      id,
      text: `${name} ${words.deviceRoles[role]} ${printerId}`,
      cells: [
        name,
        words.deviceRoles[role],
        numbersOf(config, counterIds),
        printerId,
        paired ? (
          words.token.paired
        ) : (
          <span key="state" className="admin-tag admin-tag-changed">
            {words.token.unpaired}
          </span>
        ),
      ],
    }
  })

type FormProps = AreaProps & { draft: Draft; change: (part: Partial<Draft>) => void; isNew: boolean }

function DeviceForm({ config, draft, change, isNew }: FormProps): ReactNode {
  const words = useWords().admin
  const counters = config.counters.map(({ id, number, name }) => ({
    id,
    text: `${words.kinds.counter} ${number} · ${name}`,
  }))
  const hasOne = draft.role === 'rating' || draft.role === 'counter'
  return (
    <>
      <Field
        label={words.fields.name}
        value={draft.name}
        maxLength={300}
        autoFocus
        onChange={(name) => change({ name })}
      />
      <Select
        label={words.fields.kind}
        value={draft.role}
        isDisabled={!isNew}
        options={DEVICE_ROLES.map((id) => ({ id, text: words.deviceRoles[id] }))}
        onChange={(role) => change({ role: role as DeviceRole, counterIds: [] })}
      />
      {draft.role === 'kiosk' && (
        <Field
          label={words.fields.printerId}
          value={draft.printerId}
          maxLength={64}
          onChange={(printerId) => change({ printerId: printerId.trim() })}
        />
      )}
      {hasOne && (
        <Select
          label={words.kinds.counter}
          value={draft.counterIds[0] ?? null}
          options={counters}
          onChange={(id) => change({ counterIds: [id] })}
        />
      )}
      {(draft.role === 'board' || draft.role === 'kiosk') && (
        <>
          <CheckList
            label={draft.role === 'board' ? words.fields.counterIds : words.kioskNear.label}
            options={counters}
            chosen={draft.counterIds}
            onChange={(counterIds) => change({ counterIds })}
          />
          <p className="small">{draft.role === 'board' ? words.board.all : words.kioskNear.hint}</p>
        </>
      )}
    </>
  )
}

function boundOf({ bindings }: ConfigurationView, id: string): Pick<Draft, 'printerId' | 'counterIds'> {
  const binding = bindings.find(({ deviceId }) => deviceId === id)
  return { printerId: binding?.printerId ?? '', counterIds: binding?.counterIds ?? [] }
}

const numbersOf = ({ counters }: ConfigurationView, ids: readonly string[]): string =>
  counters.flatMap(({ id, number }) => (ids.includes(id) ? [number] : [])).join(', ')

/** The device and what it is bound to. A new one is named here, so that its binding can point to it. */
function stepsOf(
  config: ConfigurationView,
  key: string | null,
  { role, name, printerId, counterIds, devices }: Draft,
): ConfigStep[] {
  const id = key ?? newKey(config, role)
  const had = config.bindings.some(({ deviceId }) => deviceId === id)
  const isBound = printerId !== '' || counterIds.length > 0
  const binding: ConfigStep[] = isBound
    ? [{ kind: 'binding', item: { deviceId: id, printerId: printerId || null, counterIds: [...counterIds] } }]
    : had
      ? [{ kind: 'binding', remove: id }]
      : []
  const isOther = JSON.stringify(devices) !== JSON.stringify(devicesOf(config, id))
  const station: ConfigStep[] =
    role === 'station' && isOther ? [{ kind: 'station', item: { deviceId: id, ...devices } }] : []
  return [{ kind: 'device', item: { id, role, name } }, ...binding, ...station]
}

function newKey({ devices }: ConfigurationView, role: DeviceRole): string {
  for (let n = 1; ; n += 1) if (!devices.some(({ id }) => id === `${role}-${n}`)) return `${role}-${n}`
}
