/** In a list of choices: none of them, where that may be. */
export const NO_CHOICE = '-'
