import { expect, it } from 'vitest'
import { enSync } from '../i18n/en/sync.ts'
import { viSync } from '../i18n/vi/sync.ts'
import { OFFERS, SYSTEMS, VERBS } from './offers.ts'

it.each(['vi', 'en'] as const)(
  'says what the centre does wherever a system does not offer something (%s)',
  (language) => {
    const { does } = language === 'vi' ? viSync.offers : enSync.offers
    const silent = SYSTEMS.flatMap((system) =>
      VERBS.filter((verb) => OFFERS[system][verb] !== 'yes' && !does[`${system} ${verb}`] && !does[verb]).map(
        (verb) => `${system} ${verb}`,
      ),
    )
    expect(silent).toEqual([])
  },
)
