import { describe, expect, it } from 'vitest'
import { ROOT } from '../run.ts'
import { brokenRules, findRules, placesIn, readRules, ruleIds, titlesIn } from './rules.ts'
import type { Mention, Rule } from './rules.ts'

it('finds every rule that is carried in the code and in a test, and none that is unknown', () => {
  expect(brokenRules(readRules(ROOT), findRules(ROOT))).toEqual([])
})

describe('ids in a text', () => {
  it('are read with their letters and stars, whatever stands around them', () => {
    expect(ruleIds('(KT-4.1*, TT-4.3e**: TT-4.3đ) TT-4.2 to 4.4 TT-4.3e*/ BD-3.8 BD-3.8')).toEqual([
      'KT-4.1*',
      'TT-4.3e**',
      'TT-4.3đ',
      'TT-4.2',
      'TT-4.3e',
      'BD-3.8',
    ])
  })

  it('are not found in other words', () => {
    expect(ruleIds('ATT-4.3 x-BD-5 TT-4.2bis QĐ 633/QĐ-UBND')).toEqual([])
  })

  it('are read from titles, with rows and on lines of their own, not from data', () => {
    const text = `
      describe('a (TQ-7.2a)', () => {
        test.each([['KT-9.1']])('b %s: BD-5.2', () => {})
        test.prop([x])(
          'c KT-12.1d',
          () => expect({ source: 'KT-4.2' }),
        )
      })`
    expect(titlesIn(text).flatMap(({ ids }) => ids)).toEqual(['TQ-7.2a', 'BD-5.2', 'KT-12.1d'])
  })

  it('stand with what the code declares there', () => {
    const text = `
/**
 * Says (TT-4.3e)
 * more.
 */
export function apologise(): void {
  const words = 'BD-8.3'
}
const SHAPE = {
  /** Until when (BD-10.4b). */
  collectBy: 1,
}`
    expect(placesIn(text)).toEqual([
      { name: 'apologise', ids: ['TT-4.3e'] },
      { name: 'words', ids: ['BD-8.3'] },
      { name: 'collectBy', ids: ['BD-10.4b'] },
    ])
  })
})

describe('what does not hold is told', () => {
  const one = (more: Partial<Rule> = {}): Rule => ({
    ...{ id: 'TT-4.3e', kinds: 'TP', by: 'counter', says: 'Apologise a day before.' },
    ...more,
  })
  const named = (...ids: string[]) => new Map<string, Mention[]>(ids.map((id) => [id, [{ file: 'f.ts', name: 'n' }]]))
  const broken = (rules: Rule[], code: string[], tests: string[]) =>
    brokenRules(rules, { code: named(...code), tests: named(...tests) })

  it('nothing, when code and test name it', () => {
    expect(broken([one()], ['TT-4.3e'], ['TT-4.3e'])).toEqual([])
  })

  it('a carried rule without test or code, and not one that says what is open', () => {
    expect(broken([one()], [], [])).toEqual(['no test names TT-4.3e', 'no code names TT-4.3e'])
    expect(broken([one({ open: 'Not built yet.' }), one({ id: 'TT-4.4a', kinds: 'D' })], [], [])).toEqual([])
  })

  it('an id that no regulation has; sections only in code', () => {
    expect(broken([one()], ['TT-4.3e', 'TT-4', 'TT-4.3'], ['TT-4.3e'])).toEqual([])
    expect(broken([one()], ['TT-4.3e', 'TT-5'], ['TT-4.3e', 'TT-4.3'])).toEqual([
      'TT-4.3 is no rule: f.ts',
      'TT-5 is no rule: f.ts',
    ])
  })

  it('what is elsewhere without a reason, and an id that stands twice', () => {
    const away = one({ by: 'elsewhere' })
    expect(broken([away, away], [], [])).toEqual(['an id stands twice', 'TT-4.3e: why not?', 'TT-4.3e: why not?'])
  })
})
