import type { ReactNode } from 'react'
import type { ConfigConsequence, ConfigProblem, ConfigurationView } from '../../../../shared/api/config-views.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { fieldLabel, itemName } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'

/** What stands in the way of a change: which thing, which field, why. */
export function Problems({
  config,
  problems,
}: {
  config: ConfigurationView
  problems: readonly ConfigProblem[]
}): ReactNode {
  const words = useWords().admin
  const say = useItemWords(config)
  return (
    <Notice kind="stop" title={words.change.problems} live>
      <ul className="admin-findings">
        {problems.map(({ kind, key, path, code, params, reason }) => (
          <li key={`${kind} ${key} ${path} ${reason}`}>
            <strong>
              {[`${words.kinds[kind]} ${itemName(say, kind, key, null)}`, fieldLabel(say, kind, path)]
                .filter(Boolean)
                .join(', ')}
              :
            </strong>{' '}
            {words.fault[code](params)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What follows from a change that is allowed. */
export function Consequences({ consequences }: { consequences: readonly ConfigConsequence[] }): ReactNode {
  const words = useWords().admin
  if (consequences.length === 0) return null
  const isMild = consequences.every(({ code }) => code === 'applies-from' || code === 'officer-needs-pin')
  return (
    <Notice kind={isMild ? 'info' : 'care'} title={words.change.consequences}>
      <ul className="admin-findings">
        {consequences.map(({ code, kind, key, name, count = 0, date }) => (
          <li key={`${code} ${kind} ${key}`}>{words.consequence[code](name, count, date ? formatDate(date) : '')}</li>
        ))}
      </ul>
    </Notice>
  )
}
