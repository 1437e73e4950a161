import { managerSyncStates } from './manager-sync.ts'
import { checkStates } from './state.ts'

checkStates('manager-sync', managerSyncStates)
