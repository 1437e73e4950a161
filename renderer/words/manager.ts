import { enJournal } from '../../shared/i18n/en/journal.ts'
import { enManager } from '../../shared/i18n/en/manager.ts'
import { enRatings } from '../../shared/i18n/en/rating.ts'
import { viJournal } from '../../shared/i18n/vi/journal.ts'
import { viManager } from '../../shared/i18n/vi/manager.ts'
import { viRatings } from '../../shared/i18n/vi/rating.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  { manager: viManager, journal: viJournal, ratings: viRatings },
  { manager: enManager, journal: enJournal, ratings: enRatings },
)
