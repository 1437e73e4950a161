import { feeStates } from './fees.ts'
import { checkStates } from './state.ts'

checkStates('fees', feeStates)
