import { enAway } from '../../shared/i18n/en/away.ts'
import { enRestoreStart } from '../../shared/i18n/en/restore-start.ts'
import { enSetUp } from '../../shared/i18n/en/set-up.ts'
import { viAway } from '../../shared/i18n/vi/away.ts'
import { viRestoreStart } from '../../shared/i18n/vi/restore-start.ts'
import { viSetUp } from '../../shared/i18n/vi/set-up.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  { away: viAway, setUp: viSetUp, restoreStart: viRestoreStart },
  { away: enAway, setUp: enSetUp, restoreStart: enRestoreStart },
)
