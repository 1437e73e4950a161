import type { ConfigDifference, ConfigProblem } from '../../../../shared/api/config-views.ts'
import { referenceProblems } from '../../../../shared/domain/config/check-references.ts'
import { settingProblems } from '../../../../shared/domain/config/check-settings.ts'
import { CONFIG_KINDS, ITEM_LISTS, itemKey } from '../../../../shared/domain/config/config-items.ts'
import type { ConfigKind, ConfigParts } from '../../../../shared/domain/config/config-items.ts'
import { said } from '../../../../shared/domain/config/problem.ts'
import type { Fault } from '../../../../shared/domain/config/problem.ts'
import { listOf, nameOf } from './items.ts'
import type { Items } from './items.ts'
import type { Plan } from './plan.ts'

/**
 * What a change would break between the items: the very rules that a seed is held against. What was wrong before, e.g.
 * a service that no counter serves yet, does not stand in the way of another change.
 */
export function itemProblems({ before, after, differences }: Plan): ConfigProblem[] {
  const old = new Set(problemsOf(before, null).map((problem) => JSON.stringify(problem)))
  const changed = new Set(differences.map(({ kind, key }) => `${kind} ${key}`))
  return problemsOf(after, changed).filter((problem) => !old.has(JSON.stringify(problem)))
}

function partsOf(items: Items): ConfigParts & { lists: ReadonlyMap<string, ConfigKind> } {
  const lists = CONFIG_KINDS.map((kind) => [ITEM_LISTS[kind], listOf(items, kind)])
  return {
    ...(Object.fromEntries(lists) as ConfigParts),
    lists: new Map(CONFIG_KINDS.map((kind) => [ITEM_LISTS[kind], kind])),
  }
}

/** @param changed settings to look into; null: all. A board of a thousand rows is not read through for one of them. */
function problemsOf(items: Items, changed: ReadonlySet<string> | null): ConfigProblem[] {
  const { lists, ...parts } = partsOf(items)
  const settings = (parts.settings ?? []).filter((row) => !changed || changed.has(`setting ${itemKey('setting', row)}`))
  const place = (rows: ConfigParts) => (problem: Fault) => placed(items, lists, rows, problem)
  return [
    ...referenceProblems(parts).map(place(parts)),
    ...settingProblems('settings', settings).map(place({ ...parts, settings })),
    ...emptyCounters(items),
  ]
}

/** A counter whose last service has gone; a person cannot make one, a service taken out of use can. */
function emptyCounters(items: Items): ConfigProblem[] {
  return listOf(items, 'counter').flatMap((counter) =>
    counter.services.length > 0
      ? []
      : [
          {
            kind: 'counter' as const,
            key: counter.id,
            path: 'services',
            ...said('counter-empty', { number: counter.number }),
          },
        ],
  )
}

const ROW = /(\w+)\[(\d+)\]/

/** A problem of a list told as one of an item, with names instead of places in a list. */
function placed(
  items: Items,
  lists: ReadonlyMap<string, ConfigKind>,
  rows: ConfigParts,
  problem: Fault,
): ConfigProblem {
  const [whole = '', list = '', index = '0'] = ROW.exec(problem.path) ?? []
  const kind = lists.get(list) ?? 'setting'
  const row = (rows[list as keyof ConfigParts] as readonly object[] | undefined)?.[Number(index)] ?? {}
  const named = (words: string | number): string | number =>
    typeof words === 'number'
      ? words
      : words.replace(new RegExp(ROW, 'g'), (text, other: string, at: string) => {
          const otherKind = lists.get(other)
          const otherRow = (rows[other as keyof ConfigParts] as readonly object[] | undefined)?.[Number(at)]
          return otherKind && otherRow ? `“${nameOf(items, otherKind, itemKey(otherKind, otherRow))}”` : text
        })
  const params = Object.fromEntries(Object.entries(problem.params).map(([name, value]) => [name, named(value)]))
  const path = problem.path.slice(whole.length).replace(/^\./, '')
  return { kind, key: itemKey(kind, row), path, ...said(problem.code, params) }
}

/** The difference of an item, when a change touches it. */
export const differenceOf = (plan: Plan, kind: ConfigKind): ConfigDifference[] =>
  plan.differences.filter((difference) => difference.kind === kind)
