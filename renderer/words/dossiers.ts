import { enDossierDesk } from '../../shared/i18n/en/dossier-desk.ts'
import { enDigitise } from '../../shared/i18n/en/digitise.ts'
import { enDossiers } from '../../shared/i18n/en/dossiers.ts'
import { enSheets } from '../../shared/i18n/en/sheets.ts'
import { viDossierDesk } from '../../shared/i18n/vi/dossier-desk.ts'
import { viDigitise } from '../../shared/i18n/vi/digitise.ts'
import { viDossiers } from '../../shared/i18n/vi/dossiers.ts'
import { viSheets } from '../../shared/i18n/vi/sheets.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  { digitise: viDigitise, dossiers: viDossiers, dossierDesk: viDossierDesk, sheets: viSheets },
  { digitise: enDigitise, dossiers: enDossiers, dossierDesk: enDossierDesk, sheets: enSheets },
)
