import { registerHooks } from 'node:module'

const STAND_IN = new URL('./module.ts', import.meta.url).href

/** Lets `electron` be the stand-in: `node --import tools/electron-stand-in/register.ts out/main/index.js`. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: STAND_IN, shortCircuit: true }
      : next(specifier, context),
})
