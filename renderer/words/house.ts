import { enHouse } from '../../shared/i18n/en/house.ts'
import { viHouse } from '../../shared/i18n/vi/house.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ house: viHouse }, { house: enHouse })
