import { ROOT } from '../run.ts'
import { table, writtenFrom } from './markdown.ts'
import { REGULATIONS, findRules, isCarried, readRules } from './rules.ts'
import type { Mention, Named, Regulation, Rule } from './rules.ts'

const BY = { counter: 'counter', centre: 'centre', elsewhere: 'not here', people: 'people' } as const
/** More places than these say nothing more to a reader. */
const MOST = 4

/** Of data that a rule wants carried, when no comment says where. */
const NOT_NAMED = 'No code names it.'

/** docs/rules.md: each rule of the five regulations, where the code keeps it, which tests show it, what is not done. */
export function rulesDoc(): string {
  const rules = readRules(ROOT)
  const named = findRules(ROOT)
  const sections = (Object.keys(REGULATIONS) as Regulation[]).map((prefix) => section(prefix, rules, named))
  const open = rules.filter((one) => isCarried(one) && one.open !== undefined)
  return `# Rules

${writtenFrom('shared/domain/rules')}

Each rule of the five regulations: prefix, Điều.khoản and điểm; a star is one more sentence of the same điểm. Marks: D data
to carry, E enforced, T time, P print, C count, R report, N notify, M a human act. Carried by the *counter* (dossiers
and slips at a desk) or the *centre* (the rest of the software in the house); *not here* needs software that is not
built; *people* needs none. A rule with one of E, T, P, C, R, N that is carried and has nothing open is named by code and
by a test, else a test fails. Code counts by its comments, tests by their titles.

${summary(rules, named.tests)}

Carried, and something of it is not done: ${open.map(({ id }) => id).join(', ')}.

${sections.join('\n\n')}
`
}

function summary(rules: readonly Rule[], tests: Named): string {
  const rows = Object.entries(REGULATIONS).map(([prefix, name]) => {
    const own = rules.filter(({ id }) => id.startsWith(prefix))
    const carried = own.filter(isCarried)
    const whole = carried.filter(({ id, open }) => open === undefined && tests.has(id))
    const partly = carried.filter(({ open }) => open !== undefined)
    return [name, own.length, carried.length, whole.length, partly.length].map(String)
  })
  return table(['regulation', 'rules', 'carried', 'whole and tested', 'something open'], rows)
}

function section(prefix: Regulation, rules: readonly Rule[], { code, tests }: { code: Named; tests: Named }): string {
  const rows = rules
    .filter(({ id }) => id.startsWith(prefix))
    .map((one) => [
      one.id.replaceAll('*', '\\*'),
      one.kinds,
      BY[one.by],
      one.says,
      listed(code.get(one.id), ({ file, name }) => `${link(file)}${name && ` \`${name}\``}`),
      listed(tests.get(one.id), ({ file, name }) => `${link(file)} “${plain(name)}”`),
      one.open ?? (isCarried(one) && !code.has(one.id) ? NOT_NAMED : ''),
    ])
  const head = ['rule', 'marks', 'by', 'what it asks', 'code', 'tests', 'not done']
  return `## ${prefix}: ${REGULATIONS[prefix]}\n\n${table(head, rows)}`
}

const link = (file: string): string => `[${file.slice(file.lastIndexOf('/') + 1)}](../${file})`
const plain = (title: string): string => title.replaceAll(/[*`|]/g, (sign) => `\\${sign}`)

function listed(found: readonly Mention[] | undefined, say: (mention: Mention) => string): string {
  const all = found ?? []
  const more = all.length > MOST ? [`and ${all.length - MOST} more`] : []
  return [...all.slice(0, MOST).map(say), ...more].join('<br>')
}
