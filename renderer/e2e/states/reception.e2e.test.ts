import { receptionStates } from './reception.ts'
import { checkStates } from './state.ts'

checkStates('reception', receptionStates)
