import { enAgencies } from '../../shared/i18n/en/agencies.ts'
import { enHouse } from '../../shared/i18n/en/house.ts'
import { viAgencies } from '../../shared/i18n/vi/agencies.ts'
import { viHouse } from '../../shared/i18n/vi/house.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ agencies: viAgencies, house: viHouse }, { agencies: enAgencies, house: enHouse })
