import { enAway } from '../../shared/i18n/en/away.ts'
import { enSetUp } from '../../shared/i18n/en/set-up.ts'
import { viAway } from '../../shared/i18n/vi/away.ts'
import { viSetUp } from '../../shared/i18n/vi/set-up.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ away: viAway, setUp: viSetUp }, { away: enAway, setUp: enSetUp })
