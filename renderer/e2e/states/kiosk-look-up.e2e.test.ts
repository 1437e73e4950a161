import { kioskLookUpStates } from './kiosk-look-up.ts'
import { checkStates } from './state.ts'

checkStates('kiosk-look-up', kioskLookUpStates)
