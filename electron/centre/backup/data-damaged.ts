/** The data cannot be worked with, and only a person can say what is to be done; the message says it. */
export class DataDamaged extends Error {}
