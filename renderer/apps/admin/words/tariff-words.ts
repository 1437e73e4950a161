import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import type { TariffLine } from '../../../../shared/domain/fees/tariff.ts'
import { dong, formatDate } from '../../../../shared/i18n/format.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { fieldName, optionName } from './setting-words.ts'
import type { SettingWords } from './setting-words.ts'

const PATH = 'procedure.tariff'

/** The tariff of a procedure, one line of text for each of its lines: what is taken, when, of whom less, by which text. */
export const tariffWords = (say: Pick<SettingWords, 'config' | 'words'>, tariff: Procedure['tariff'] = []): string[] =>
  tariff.map((line) => {
    const { words } = say
    const { name, amount, unit, required, tiers = [], reductions = [] } = line
    return [
      `${name}: ${dong(amount)}${unit === undefined ? '' : `/${unit}`}`,
      ...(['kind', 'channel', 'when'] as const).flatMap((field) => option(words, field, line[field])),
      ...(required ? [fieldName(words, `${PATH}.required`)] : []),
      ...tiers.map((tier) => `${fieldName(words, `${PATH}.tiers.from`)} ${tier.from}: ${dong(tier.amount)}`),
      ...(line.most === undefined ? [] : [`${withoutUnit(fieldName(words, `${PATH}.most`))}: ${dong(line.most)}`]),
      ...reductions.map(
        ({ reason, percent, basis }) =>
          `${fieldName(words, `${PATH}.reductions`)}: ${optionName(words, `${PATH}.reductions.reason`, reason)} ${percent} % (${basis})`,
      ),
      ...(['issuer', 'basis', 'notice', 'refund', 'caseCode'] as const).flatMap((field) =>
        option(words, field, line[field]),
      ),
      ...(['from', 'until'] as const).flatMap((field) =>
        line[field] === undefined ? [] : [`${fieldName(words, `${PATH}.${field}`)} ${formatDate(line[field])}`],
      ),
      ...collector(say, line),
    ].join(' · ')
  })

const option = (words: Words, field: string, value: string | undefined): string[] =>
  value === undefined
    ? []
    : [`${fieldName(words, `${PATH}.${field}`)}: ${optionName(words, `${PATH}.${field}`, value)}`]

/** The amount has its đồng already. */
const withoutUnit = (label: string): string => label.replace(/ \([^)]*\)$/, '')

const collector = ({ config, words }: Pick<SettingWords, 'config' | 'words'>, { agencyId }: TariffLine): string[] =>
  agencyId === undefined
    ? []
    : [
        `${fieldName(words, `${PATH}.agencyId`)}: ${config.agencies.find(({ id }) => id === agencyId)?.name ?? agencyId}`,
      ]
