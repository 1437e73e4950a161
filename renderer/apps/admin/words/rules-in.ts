/** The regulations that rules are named after. */
export type RuleSource = 'TQ' | 'BD' | 'TT' | 'KT' | 'TV'

export type NamedRule = {
  readonly id: string
  readonly source: RuleSource
  readonly article: string
  readonly clause: string | null
  readonly point: string | null
}

/** Rules that a text names: prefix, Điều, khoản and điểm, e.g. `TT-4.3e`, `KT-12.1c`, `TQ-3`; each once. */
export function rulesIn(text: string): NamedRule[] {
  const found = [...text.matchAll(/\b(TQ|BD|TT|KT|TV)-(\d+)(?:\.(\d+)([a-zđ])?)?/g)].map(
    ([id, source = '', article = '', clause, point]) => ({
      ...{ id, source: source as RuleSource, article },
      ...{ clause: clause ?? null, point: point ?? null },
    }),
  )
  return [...new Map(found.map((rule) => [rule.id, rule])).values()]
}
