import { enDossierDesk } from '../../shared/i18n/en/dossier-desk.ts'
import { enDossiers } from '../../shared/i18n/en/dossiers.ts'
import { viDossierDesk } from '../../shared/i18n/vi/dossier-desk.ts'
import { viDossiers } from '../../shared/i18n/vi/dossiers.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ dossiers: viDossiers, dossierDesk: viDossierDesk }, { dossiers: enDossiers, dossierDesk: enDossierDesk })
