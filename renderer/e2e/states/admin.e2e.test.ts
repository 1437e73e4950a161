import { adminStates } from './admin.ts'
import { checkStates } from './state.ts'

checkStates('admin', adminStates)
