export const operators = {}
