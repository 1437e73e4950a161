import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ReceptionService, ReceptionView } from '../../../shared/api/reception-views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { whilePending } from '../../ui/while-pending.ts'
import type { ReceptionCommands } from './use-reception.ts'

/** A printer to choose, with what is wrong with it or soon will be. */
function printerText(name: string, printer: ReceptionView['printers'][number]['printer'], words: Words): string {
  if (printer?.state === 'offline') return `${name}: ${words.paper.causes[printer.cause ?? 'error']}`
  return printer?.nearEnd ? `${name}: ${words.reception.issue.nearEnd}` : name
}

export type IssuePanelProps = { view: ReceptionView; desk: ReceptionCommands; isLost: boolean }

/** One button, one key for a number of each service. */
export function IssuePanel({ view, desk, isLost }: IssuePanelProps): ReactNode {
  const words = useWords()
  const { issue } = words.reception
  const groups = view.centre.priorityGroups
  return (
    <section className="reception-panel" aria-label={issue.title}>
      <div className="reception-issue-head">
        <div>
          <h2>{issue.title}</h2>
          <p className="small">{issue.hint}</p>
        </div>
        {view.printers.length > 0 && (
          <div className="reception-printer">
            <Select
              label={issue.printer}
              options={view.printers.map(({ deviceId, name, printer }) => ({
                id: deviceId,
                text: printerText(name, printer, words),
              }))}
              value={desk.printAt}
              onChange={desk.choosePrinter}
            />
          </div>
        )}
      </div>
      <div className="reception-groups" role="group" aria-label={issue.priority}>
        {[null, ...groups].map((group, i) => (
          <Button
            key={group ?? 'none'}
            hotkey={String(i)}
            aria-pressed={desk.group === group}
            onPress={() => desk.setGroup(group)}
          >
            {group === null ? issue.noPriority : words.priorityGroups[group]}
          </Button>
        ))}
      </div>
      <div className="reception-services">
        {view.services.map((service) => (
          <ServiceButton
            key={service.id}
            service={service}
            isDisabled={isLost || !service.open}
            isPending={desk.isPending}
            onPress={() => void desk.issue(service)}
          />
        ))}
      </div>
    </section>
  )
}

type ServiceButtonProps = { service: ReceptionService; isDisabled: boolean; isPending: boolean; onPress: () => void }

function ServiceButton({ service, isDisabled, isPending, onPress }: ServiceButtonProps): ReactNode {
  const { issue } = useWords().reception
  const named = useNamed()
  const { letter, waiting, estimate, unserved, open } = service
  return (
    <AriaButton
      className="button reception-service"
      isDisabled={isDisabled}
      data-letter={letter}
      {...whilePending(isPending, onPress)}
    >
      <kbd className="reception-letter number">{letter}</kbd>
      <span className="reception-service-words">
        <span className="reception-service-name">{named(service)}</span>
        <span className="small">
          {open
            ? [
                issue.waiting(waiting),
                waiting > 0 && estimate && issue.minutes(estimate.minutes),
                unserved && issue.unserved[unserved.why],
              ]
                .filter(Boolean)
                .join(' · ')
            : `${issue.closed} · ${issue.waiting(waiting)}`}
        </span>
      </span>
    </AriaButton>
  )
}
