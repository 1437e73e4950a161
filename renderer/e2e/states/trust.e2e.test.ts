import { checkStates } from './state.ts'
import { trustStates } from './trust.ts'

checkStates('trust', trustStates)
