import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import type { Sheet } from './sheets/PrintSheet.tsx'

const ALL = 'all'
/** Whole pages of three by eight cards. */
const COUNTS = ['24', '48', '96']

export type CardsDialogProps = { view: ReceptionView; onPrint: (sheet: Sheet) => void; onClose: () => void }

/** Which emergency cards to print beforehand. */
export function CardsDialog({ view, onPrint, onClose }: CardsDialogProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { cards: say, actions } = words.reception
  const [chosen, setChosen] = useState(ALL)
  const [count, setCount] = useState(COUNTS[0] ?? '')
  const services = view.services.filter(({ id }) => chosen === ALL || chosen === id)
  const usedUp = services.filter(({ nextCard }) => nextCard === null)
  const { from, to } = view.paperBlock
  return (
    <Dialog
      title={say.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button icon="close" hotkey="Esc" onPress={onClose}>
            {words.common.close}
          </Button>
          <Button
            variant="action"
            icon="printer"
            isDisabled={usedUp.length === services.length}
            onPress={() => {
              onClose()
              onPrint({ name: 'cards', serviceIds: services.map(({ id }) => id), count: Number(count) })
            }}
          >
            {actions.print}
          </Button>
        </>
      }
    >
      <div className="reception-form">
        <p>{say.hint(from, to)}</p>
        <Select
          label={say.services}
          options={[
            { id: ALL, text: say.all },
            ...view.services.map((service) => ({ id: service.id, text: `${service.letter} · ${named(service)}` })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <Select
          label={say.count}
          options={COUNTS.map((text) => ({ id: text, text }))}
          value={count}
          onChange={setCount}
        />
        {usedUp.map(({ id, name }) => (
          <Notice key={id} kind="care" title={say.usedUp(name)} />
        ))}
      </div>
    </Dialog>
  )
}
