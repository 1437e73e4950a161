import { phoneStates } from './phone.ts'
import { checkStates } from './state.ts'

checkStates('phone', phoneStates)
