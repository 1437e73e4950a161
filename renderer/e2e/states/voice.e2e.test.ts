import { checkStates } from './state.ts'
import { voiceStates } from './voice.ts'

checkStates('voice', voiceStates)
