import type { ReactNode } from 'react'
import { EVENTS } from '../../../../shared/domain/events/catalogue.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { useLogins } from '../../../features/log-in/use-logins.ts'
import { useWords } from '../../../ui/language.tsx'
import { NO_FILTER, isFiltering } from './journal-filter.ts'
import type { JournalFilter } from './journal-filter.ts'

export type JournalFilterBarProps = { filter: JournalFilter; onChange: (filter: JournalFilter) => void }

/** Looks through today by kind, counter, officer and words. */
export function JournalFilterBar({ filter, onChange }: JournalFilterBarProps): ReactNode {
  const { common, journal } = useWords()
  const logins = useLogins()
  const types: Record<string, string> = journal.types
  return (
    <search className="journal-filter" aria-label={journal.filter.title}>
      <Field
        label={journal.filter.text}
        type="search"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <SearchSelect
        label={journal.filter.type}
        options={Object.keys(EVENTS).map((id) => ({ id, text: types[id] ?? id }))}
        value={filter.type}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <SearchSelect
        label={journal.filter.counter}
        options={(logins?.counters ?? []).map(({ id, number }) => ({ id, text: common.counter(number) }))}
        value={filter.counterId}
        onChange={(counterId) => onChange({ ...filter, counterId })}
      />
      <SearchSelect
        label={journal.filter.officer}
        options={(logins?.officers ?? []).map(({ id, name, position }) => ({ id, text: name, detail: position }))}
        value={filter.officerId}
        onChange={(officerId) => onChange({ ...filter, officerId })}
      />
      <Button icon="close" variant="quiet" isDisabled={!isFiltering(filter)} onPress={() => onChange(NO_FILTER)}>
        {journal.filter.clear}
      </Button>
    </search>
  )
}
