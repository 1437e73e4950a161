import { kioskFindStates } from './kiosk-find.ts'
import { checkStates } from './state.ts'

checkStates('kiosk-find', kioskFindStates)
