import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { ProcedureLine } from '../../../../../shared/api/find-views.ts'
import { useWords } from '../../../../ui/language.tsx'
import '../../../../ui/field.css'
import { useProcedures } from './use-procedures.ts'

export type ProcedureSearchProps = {
  /** Service of the number in service, to begin with. */
  serviceId: string | null
  onChoose: (procedureId: string) => void
  autoFocus?: boolean
}

/** Found while it is typed, by code, name without accents or field; Enter takes the first. */
export function ProcedureSearch({ serviceId, onChoose, autoFocus = false }: ProcedureSearchProps): ReactNode {
  const { dossiers: words } = useWords()
  const [typed, setTyped] = useState('')
  const found = useProcedures(typed, serviceId)

  function onEnter(event: KeyboardEvent): void {
    const isOnOne = (event.target as Element).getAttribute('aria-activedescendant')
    const [first] = found
    if (event.key !== 'Enter' || isOnOne || !first || typed.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    onChoose(first.id)
  }
  return (
    <div onKeyDownCapture={onEnter}>
      <ComboBox
        className="field"
        value={null}
        onChange={(id) => id !== null && onChoose(String(id))}
        inputValue={typed}
        onInputChange={setTyped}
        items={found}
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        allowsCustomValue
        autoFocus={autoFocus}
      >
        <Label className="field-label">{words.procedure}</Label>
        <Input className="field-input" placeholder={words.procedureHint} />
        <Popover className="select-list dossiers-found" placement="bottom start" shouldFlip={false}>
          <ListBox<ProcedureLine>
            aria-label={words.procedure}
            renderEmptyState={() => <p className="select-option">{words.noProcedure}</p>}
          >
            {(one) => (
              <ListBoxItem id={one.id} textValue={one.name} className="select-option dossiers-found-one">
                <span className="number small">{one.code}</span>
                <span className="dossiers-found-name">
                  {one.name}
                  <span className="small">{one.field}</span>
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  )
}
