import { counterStates } from './counter.ts'
import { checkStates } from './state.ts'

checkStates('counter', counterStates)
