import { counterDossierStates } from './counter-dossiers.ts'
import { checkStates } from './state.ts'

checkStates('counter-dossiers', counterDossierStates)
