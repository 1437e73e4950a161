import { messageStates } from './messages.ts'
import { checkStates } from './state.ts'

checkStates('messages', messageStates)
