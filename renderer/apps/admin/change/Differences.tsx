import type { ReactNode } from 'react'
import type { ConfigDifference, ConfigurationView } from '../../../../shared/api/config-views.ts'
import { isConfigKind } from '../../../../shared/domain/config/config-items.ts'
import { useWords } from '../../../ui/language.tsx'
import { changedFields, itemName } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'

type DifferencesProps = { config: ConfigurationView; differences: readonly ConfigDifference[] }

/** What becomes of every thing, field by field: how it was, how it will be. */
export function Differences({ config, differences }: DifferencesProps): ReactNode {
  return (
    <ul className="admin-differences">
      {differences.map((difference) => (
        <li key={`${difference.kind} ${difference.key}`}>
          <One config={config} difference={difference} />
        </li>
      ))}
    </ul>
  )
}

function One({ config, difference }: { config: ConfigurationView; difference: ConfigDifference }): ReactNode {
  const words = useWords().admin
  const say = useItemWords(config)
  const { kind, key, before, after, cascade } = difference
  const told = isConfigKind(kind) ? null : words.history.told[kind]
  const what = told ?? (before ? (after ? words.change.changed : words.change.removed) : words.change.added)
  return (
    <>
      <p className="admin-difference-title">
        <span className={`admin-tag admin-tag-${told || (before && after) ? 'changed' : before ? 'removed' : 'added'}`}>
          {what}
        </span>
        <strong>
          {isConfigKind(kind) && `${words.kinds[kind]}: `}
          {itemName(say, kind, key, after ?? before)}
        </strong>
        {cascade && <span className="small">({words.change.cascade})</span>}
      </p>
      {after && (
        <dl className="admin-fields">
          {changedFields(say, kind, before, after).map(({ label, was, is }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd data-lines={`${was ?? ''}${is}`.includes('\n') || undefined}>
                {was !== null && (
                  <>
                    <span className="visually-hidden">{words.change.was} </span>
                    <del>{was}</del>
                    <span className="visually-hidden"> {words.change.becomes} </span>
                    <span aria-hidden="true"> → </span>
                  </>
                )}
                <ins>{is}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
