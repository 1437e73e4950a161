import { kioskStates } from './kiosk.ts'
import { checkStates } from './state.ts'

checkStates('kiosk', kioskStates)
