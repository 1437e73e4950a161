import { enDossiers } from '../../shared/i18n/en/dossiers.ts'
import { viDossiers } from '../../shared/i18n/vi/dossiers.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ dossiers: viDossiers }, { dossiers: enDossiers })
