import { managerStates } from './manager.ts'
import { checkStates } from './state.ts'

checkStates('manager', managerStates)
