/** Whether a device is configured as it was: then what is open stays open. Both come from one parser, so keys keep their order. */
export const sameConfig = <C>(a: C, b: C): boolean => JSON.stringify(a) === JSON.stringify(b)
